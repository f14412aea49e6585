package block

import (
	"fmt"
	"strings"
	"testing"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
)

func TestFindAddresses(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"See https://a.org/b.", "https://a.org/b"},
		{"(http://a.org/b_(c)), [ftp://d.org]; e", "http://a.org/b_(c) ftp://d.org"},
		{"HTTPS://A.ORG www.b.org/x?y=z", "HTTPS://A.ORG www.b.org/x?y=z"},
		{"doi.org/10.5555/a and dx.doi.org/10.5555/b and https://doi.org/10.5555/c", "doi.org/10.5555/a dx.doi.org/10.5555/b https://doi.org/10.5555/c"},
		{"Availablehttp://a.org/b", "http://a.org/b"},
		{"https://www.a.org", "https://www.a.org"},
		{"http:// and :// and mailto:a@b.org and notwww.a.org", ""},
		{"https://a.org/港口，x", "https://a.org/港口"},
		{"“https://a.org”", "https://a.org"},
		{"https://a.org/b?c=1;https://d.org/e,http://f.org;g", "https://a.org/b?c=1 https://d.org/e http://f.org;g"},
		{"https://a.org/b;httpd and https://a.org/b,http", "https://a.org/b;httpd https://a.org/b,http"},
	} {
		var got []string
		for _, a := range FindAddresses(lint.PlainText(tt.in, 5)) {
			got = append(got, a.Text.String)
			if span := a.Text.Span(0, a.Text.Len()); span != (lint.Span{Start: a.Start + 5, End: a.End + 5}) {
				t.Errorf("%q: %q stands at %v", tt.in, a.Text.String, span)
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%q: %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestSuperscripts(t *testing.T) {
	s := "dear.¹,² tar³⁻⁵, 5 m²"
	var got []string
	for _, m := range Superscripts(s) {
		got = append(got, s[m.Start:m.End])
	}
	if fmt.Sprint(got) != "[¹,² ³⁻⁵ ²]" {
		t.Errorf("superscripts of %q: %v", s, got)
	}
}
