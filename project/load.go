package project

import (
	"errors"
	"fmt"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/format/kind"
	"github.com/bibfix/bibfix/internal/disk"
)

func (p *Project) load(s Source) ([]byte, error) {
	limit := format.Limit(s.Name)
	if s.Path == "" {
		if p.settings.Input == nil {
			return nil, errors.New("nothing was given to read")
		}
		data, err := disk.ReadFrom(p.settings.Input, limit)
		return data, split(err)
	}
	if s.named && !isRegular(p.files, s.Path) { // nothing says how much there is: /dev/zero has no end
		limit = min(limit, kind.MaxSize)
	}
	data, err := p.files.Read(s.Path, limit, s.named)
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
