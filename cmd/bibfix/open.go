package main

import (
	"errors"
	"fmt"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/disk"
)

func (o *opener) load(s source) ([]byte, error) {
	if s.path == "" {
		data, err := disk.ReadFrom(o.stdin, format.Limit(s.name))
		return data, split(err)
	}
	read, limit := disk.Read, format.Limit(s.name)
	if s.named {
		read = disk.ReadNamed
		if !disk.IsRegular(s.path) { // nothing says how much there is: /dev/zero has no end
			limit = min(limit, kind.MaxSize)
		}
	}
	data, err := read(s.path, limit)
	return data, split(err)
}

// split tells what can be done about a manuscript that is too large.
func split(err error) error {
	var large *disk.TooLargeError
	if errors.As(err, &large) {
		return fmt.Errorf("%w; split it", err)
	}
	return err
}
