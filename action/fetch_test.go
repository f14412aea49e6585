package action_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A releases is a server with one release, v0.1.0, whose program is the one of
// this checkout.
type releases struct {
	*checkout
	files map[string][]byte // by what stands behind the version in the address
	tools string            // a folder at the front of PATH
}

func newReleases(t *testing.T) *releases {
	c := newCheckout(t)
	c.write("paper.md", findings)
	program, err := os.ReadFile(binary(t))
	c.must(err)
	r := &releases{checkout: c, files: make(map[string][]byte), tools: t.TempDir()}
	archive := pack(t, program)
	name := fmt.Sprintf("bibfix_0.1.0_%s_%s.tar.gz", runtime.GOOS, runtime.GOARCH)
	r.files[name] = archive
	r.files["checksums.txt"] = fmt.Appendf(nil, "%064d  other.tar.gz\n%x  %s\n", 0, sha256.Sum256(archive), name)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		data, ok := r.files[strings.TrimPrefix(request.URL.Path, "/v0.1.0/")]
		if !ok {
			http.NotFound(w, request)
			return
		}
		_, _ = w.Write(data) // the script tells what has not come
	}))
	t.Cleanup(server.Close)
	delete(c.env, "BIBFIX_BINARY")
	c.env["BIBFIX_RELEASES"] = server.URL
	c.env["PATH"] = r.tools + ":" + c.env["PATH"]
	r.tool("go", "echo 'no Go here' >&2; exit 1")
	return r
}

// pack is an archive with the program in it.
func pack(t *testing.T, program []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	compressed, err := gzip.NewWriterLevel(&b, gzip.NoCompression)
	if err != nil {
		t.Fatal(err)
	}
	archive := tar.NewWriter(compressed)
	err = archive.WriteHeader(&tar.Header{Name: "bibfix", Mode: 0o755, Size: int64(len(program))})
	if err == nil {
		_, err = archive.Write(program)
	}
	if err == nil {
		err = archive.Close()
	}
	if err == nil {
		err = compressed.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tool puts a program in front of the one of that name.
func (r *releases) tool(name, script string) {
	r.Helper()
	r.must(os.WriteFile(filepath.Join(r.tools, name), []byte("#!/bin/sh\n"+script+"\n"), 0o777))
}

// archive is the name of the archive for this machine.
func (r *releases) archive() string {
	for name := range r.files {
		if strings.HasSuffix(name, ".tar.gz") {
			return name
		}
	}
	return ""
}

func TestDownload(t *testing.T) {
	r := newReleases(t)
	r.run().want(t, 1, "errors=1")
}

// A wrong sum ends the run, whatever else could be had.
func TestWrongChecksum(t *testing.T) {
	for name, spoil := range map[string]func(r *releases){
		"the archive": func(r *releases) { r.files[r.archive()][20] ^= 1 },
		"the sum":     func(r *releases) { r.files["checksums.txt"] = fmt.Appendf(nil, "%064d  %s\n", 7, r.archive()) },
		"no sum":      func(r *releases) { r.files["checksums.txt"] = []byte("\n") },
		"two sums": func(r *releases) {
			r.files["checksums.txt"] = append(r.files["checksums.txt"], fmt.Appendf(nil, "%064d  %s\n", 7, r.archive())...)
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newReleases(t)
			r.tool("go", "touch '"+r.temp+"/go-was-called'")
			spoil(r)
			result := r.run()
			result.want(t, 2, "exit-code=2")
			result.annotated(t, "::error title=bibfix::"+r.archive()+" of v0.1.0 has the wrong checksum")
			if _, err := os.Stat(filepath.Join(r.temp, "go-was-called")); err == nil {
				t.Error("something else took its place")
			}
		})
	}
}

// Where there is no release, Go builds the same version; what the checkout
// says about building does not concern it.
func TestBuildInPlaceOfDownload(t *testing.T) {
	for name, lack := range map[string]func(r *releases){
		"no archive": func(r *releases) { delete(r.files, r.archive()) },
		"no sums":    func(r *releases) { delete(r.files, "checksums.txt") },
		"machine":    func(r *releases) { r.tool("uname", "echo Plan9") },
	} {
		t.Run(name, func(t *testing.T) {
			r := newReleases(t)
			r.env["GOFLAGS"] = "-mod=vendor"
			r.tool("go", `[ "$*" = "install github.com/bibfix/bibfix/cmd/bibfix@v0.1.0" ] && [ "$GOFLAGS" = -trimpath ] && cp '`+binary(t)+`' "$GOBIN/bibfix"`)
			lack(r)
			result := r.run()
			result.want(t, 1, "errors=1")
			if !strings.Contains(result.log, "Go builds bibfix v0.1.0") {
				t.Errorf("the log:\n%s", result.log)
			}
		})
	}
}

func TestNoProgram(t *testing.T) {
	r := newReleases(t)
	clear(r.files)
	result := r.run()
	result.want(t, 2, "exit-code=2")
	if len(result.commands) != 1 || !strings.Contains(result.commands[0], "bibfix v0.1.0 could be had neither from") {
		t.Errorf("commands %q", result.commands)
	}
	for _, version := range []string{"latest", "main", "v1", "0.1.0", "v0.1.0/../../x", "v0.1.0\nv0.1.0", "$(touch pwned)", "-v0.1.0"} {
		result := r.run("INPUT_VERSION=" + version)
		result.want(t, 2, "exit-code=2")
		result.annotated(t, "::error title=bibfix::version: it is the tag of a release, like v0.1.0")
		r.checkUntouched()
	}
	result = r.run("BIBFIX_BINARY=./no-such-program")
	result.want(t, 2)
	result.annotated(t, "::error title=bibfix::there is no program ./no-such-program")
}

// On Windows the archive is a zip, which its bash unpacks with unzip.
func TestWindowsArchive(t *testing.T) {
	r := newReleases(t)
	r.tool("uname", `case $1 in -s) echo MINGW64_NT-10.0-20348;; *) echo x86_64;; esac`)
	r.tool("unzip", `[ "$1 $2 $4 $6" = "-q -o -d bibfix.exe" ] && cp '`+binary(t)+`' "$5/bibfix.exe"`)
	archive := []byte("a zip")
	r.files["bibfix_0.1.0_windows_amd64.zip"] = archive
	r.files["checksums.txt"] = fmt.Appendf(nil, "%x *bibfix_0.1.0_windows_amd64.zip\n", sha256.Sum256(archive))
	r.run().want(t, 1, "errors=1")
}
