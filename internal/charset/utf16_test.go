package charset

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// What Decode takes, Encode gives back byte for byte, with and without a byte
// order mark, whatever the signs.
func TestUTF16RoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		signs := rapid.SliceOf(rapid.SampledFrom([]string{"a", "{", " ", "\r\n", "é", "水", "\U0001F980", "\ufeff", "\uffff", "@book{k,}"})).Draw(t, "signs")
		text := "@article{key, title = {Quay}}\n" + strings.Join(signs, "")
		if rapid.Bool().Draw(t, "mark") {
			text = "\ufeff" + text
		}
		want := rapid.SampledFrom([]Encoding{UTF16LE, UTF16BE}).Draw(t, "encoding")
		data := want.Encode([]byte(text))
		got, e, err := Decode(data)
		if err != nil || e != want || string(got) != text {
			t.Fatalf("%q in %v is read as %q in %v, %v", text, want, got, e, err)
		}
		if again := e.Encode(got); !bytes.Equal(again, data) {
			t.Fatalf("%q comes back as %x, was %x", text, again, data)
		}
		offsets := e.Offsets(got)
		for i := range text {
			if at, want := offsets.At(i), len(e.Encode(got[:i])); at != want {
				t.Fatalf("byte %d of %q stands at %d, want %d", i, text, at, want)
			}
		}
		if at := offsets.At(len(text)); at != len(data) {
			t.Fatalf("the end stands at %d of %d", at, len(data))
		}
	})
}

// Places behind the first mark of the table, beside signs that lie over a mark.
func TestOffsetsOfLongText(t *testing.T) {
	for _, sign := range []string{"水", "\U0001F980", "é"} {
		for shift := range 4 {
			text := []byte(strings.Repeat("a", shift) + strings.Repeat(sign, 3*stride/len(sign)))
			offsets := UTF16LE.Offsets(text)
			for i := range string(text) {
				if at, want := offsets.At(i), len(UTF16LE.Encode(text[:i])); at != want {
					t.Fatalf("byte %d, shift %d, of %s stands at %d, want %d", i, shift, sign, at, want)
				}
			}
		}
	}
}

func TestDecode(t *testing.T) {
	plain := "Lund, A. (2014). Quays."
	le, be := string(UTF16LE.Encode([]byte(plain))), string(UTF16BE.Encode([]byte(plain)))
	utf32 := ""
	for _, r := range plain {
		utf32 += string([]byte{byte(r), 0, 0, 0})
	}
	for _, tt := range []struct {
		name, data string
		encoding   Encoding
		fault      string
	}{
		{"UTF-8", plain, UTF8, ""},
		{"UTF-8 with a mark", "\ufeff" + plain, UTF8, ""},
		{"Latin-1", "H\xe4fen", UTF8, ""},
		{"nothing", "", UTF8, ""},
		{"a stray zero byte", plain + "\x00", UTF8, ""},
		{"one among few", "Lund\x00", UTF8, ""},
		{"binary", "ab\x00\x01\x02\x03cd\n", UTF8, ""},
		{"LE", le, UTF16LE, ""},
		{"BE", be, UTF16BE, ""},
		{"LE with a mark", "\xff\xfe" + le, UTF16LE, ""},
		{"BE with a mark", "\xfe\xff" + be, UTF16BE, ""},
		{"Chinese with few signs of ASCII", string(UTF16BE.Encode([]byte(strings.Repeat("水運史研究の成果", 4) + " 1"))), UTF16BE, ""},
		{"Chinese with its own blanks", string(UTF16LE.Encode([]byte("水運史\u3000研究の成果 1; 2; 3"))), UTF16LE, ""},
		{"cut off", "\xff\xfe" + le[:len(le)-1], UTF16LE, "text in UTF-16 that ends in the middle of a character"},
		{"half a pair", le + "\x3d\xd8" + le, UTF16LE, "text in UTF-16 with half a character, at byte 47"},
		{"half a pair at the end", le + "\x3d\xd8", UTF16LE, "text in UTF-16 with half a character, at byte 47"},
		{"the second half alone", "\xfe\xff\xdc\x00", UTF16BE, "text in UTF-16 with half a character, at byte 3"},
		{"UTF-32", utf32, UTF8, "text in UTF-32"},
		{"UTF-32 with a mark", "\xff\xfe\x00\x00" + utf32, UTF8, "text in UTF-32"},
	} {
		text, e, err := Decode([]byte(tt.data))
		if tt.fault != "" {
			if err == nil || err.Error() != tt.fault {
				t.Errorf("%s: %v, want %s", tt.name, err, tt.fault)
			}
			continue
		}
		if err != nil || e != tt.encoding {
			t.Errorf("%s: read as %v, %v", tt.name, e, err)
		}
		if e != UTF8 && !utf8.Valid(text) {
			t.Errorf("%s: %q is not UTF-8", tt.name, text)
		}
	}
}
