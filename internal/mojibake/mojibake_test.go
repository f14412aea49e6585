package mojibake

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// garble writes text as a program does that takes its UTF-8 for Windows-1252.
func garble(t *testing.T, text string) string {
	t.Helper()
	var out strings.Builder
	for _, b := range []byte(text) {
		if r := charmap.Windows1252.DecodeByte(b); r != '\ufffd' {
			out.WriteRune(r)
		} else {
			out.WriteRune(rune(b))
		}
	}
	return out.String()
}

func restore(text string) string {
	var out strings.Builder
	at := 0
	for _, run := range Find([]byte(text)) {
		out.WriteString(text[at:run.Start])
		out.WriteString(run.Text)
		if run.Text == "" {
			out.WriteString("?")
		}
		at = run.End
	}
	return out.String() + text[at:]
}

func TestGarbledTextIsRestored(t *testing.T) {
	for _, text := range []string{
		"Müller, José", "Łukasz Świątek", "São Tomé, Ação", "Øystein Ødegård", "d’Été", "pages 4–9", "“Quays”", "20 °C", "Ștefan Țepeș",
		"Соколова А.", "Παπαδόπουλος", "東京の港", "Nguyễn Văn", "naïve", "Škoda, Žižka, Čapek", "10 µm", "ﬁnance", "Erdoğan İnönü", "Háček ž",
	} {
		if got := restore(garble(t, text)); got != text {
			t.Errorf("%q came back as %q", text, got)
		}
		if got := restore(garble(t, garble(t, text))); got != text {
			t.Errorf("%q, garbled twice, came back as %q", text, got)
		}
	}
}

func TestGoodTextIsLeftAlone(t *testing.T) {
	for _, text := range []string{
		"LIBERTÉ…” et «ÉGALITÉ»", "le thé…”, dit-elle", "„Ä“ und „Ü“", "A MAÇÃ” e AMANHû", "A MAÇÃ\u00a0: não", "GROß“", "20 °C ± 2", "Ñ»", "Â", "Ã", "São Paulo", "ä–ö", "Å–Å",
		"é²", "Î» ou Î", "Müller’s “Öl”…", "AQUÍ”", "à «l’aube»", "ð’", "ã…”", "thé” – là…”", "",
	} {
		if got := restore(text); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

func TestLostBytes(t *testing.T) {
	for text, want := range map[string]string{"Sm\ufffd\ufffdth": "Sm?th", "â€ Quaysâ€ ": "? Quays? "} {
		if got := restore(text); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add([]byte("MÃ¼ller â€™ ÃƒÂ© \xc3"))
	f.Fuzz(func(t *testing.T, data []byte) {
		at := 0
		for _, r := range Find(data) {
			if r.Start < at || r.End <= r.Start || r.End > len(data) {
				t.Fatalf("run %+v of %q", r, data)
			}
			at = r.End
		}
	})
}
