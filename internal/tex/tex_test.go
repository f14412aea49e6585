package tex

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
)

const before = "title = {"

// decode reads value as it stands in a file.
func decode(value string, with func(*lint.TextBuilder, []byte, lint.Span)) lint.Text {
	data := []byte(before + value + "}, note = {\\x{}}")
	var b lint.TextBuilder
	with(&b, data, lint.Span{Start: len(before), End: len(before) + len(value)})
	return b.Text()
}

var decodings = []struct{ in, want string }{
	{"", ""},
	{"Ropes of Lund", "Ropes of Lund"},

	// Accents.
	{`{\"o}`, "ö"}, {`\"{o}`, "ö"}, {`\"o`, "ö"}, {`{\"{o}}`, "ö"}, {`\" o`, "ö"}, {`{\" o}`, "ö"}, {`{{\"o}}`, "ö"}, {`\"{ö}`, "ö\u0308"},
	{`\'\i`, "í"}, {`\'{\i}`, "í"}, {`{\'\i}`, "í"}, {`{\'{\i}}`, "í"}, {`\'i`, "í"}, {`\'\i x`, "íx"}, {`\'{\i} x`, "í x"}, {`\v\j`, "ǰ"}, {`\^{\j}`, "ĵ"}, {`\'{\i }x`, "íx"},
	{`\c{c}`, "ç"}, {`\c c`, "ç"}, {`{\c c}`, "ç"}, {`{\c{c}}`, "ç"}, {`\v{s}`, "š"}, {`\v s`, "š"}, {`\H{u}`, "ű"}, {`\k{a}`, "ą"}, {`\u{g}`, "ğ"}, {`\r{a}`, "å"}, {`\b{d}`, "ḏ"}, {`\d{s}`, "ṣ"},
	{`\.z`, "ż"}, {`\={a}`, "ā"}, {`\~n`, "ñ"}, {`\^e`, "ê"}, {"\\`a", "à"}, {`\.{\i}`, "i̇"}, {`\.I`, "İ"}, {`\t{oo}`, "o͡o"}, {`\G{a}`, "ȁ"}, {`\h{a}`, "ả"}, {`\textcommabelow{S}`, "Ș"},
	{`\'{\^e}`, "ế"}, {`\'{\^{e}}`, "ế"}, {`\'\^e`, "ế"}, {`\d{\^e}`, "ệ"}, {`\'{\ae}`, "ǽ"}, {`\'\o`, "ǿ"}, {`\'{\O}re`, "Ǿre"}, {`{\'{\o}}`, "ǿ"}, {`\"{oo}ps`, "öops"}, {`\"u\"u`, "üü"},
	{`Heged{\H u}s`, "Hegedűs"}, {`\'Emile`, "Émile"}, {`M{\"u}ller`, "Müller"}, {`G{\"{o}}del`, "Gödel"}, {`\v{C}apek`, "Čapek"}, {`\cc`, `\cc`}, {`\'{e}t\'{e}`, "été"}, {`\'к`, "ќ"},
	{`\~{}`, "~"}, {`\^{}`, "^"}, {`\'{}`, "´"}, {`{\~{}}`, "~"}, {`\"{}`, "¨"}, {`\t{}x`, "x"},

	// Letters and signs.
	{`Stra\ss e`, "Straße"}, {`Stra{\ss}e`, "Straße"}, {`Stra\ss{}e`, "Straße"}, {`{\AA}rhus`, "Århus"}, {`\AA rhus`, "Århus"}, {`{\L}{\'o}d{\'z}`, "Łódź"}, {`\o\oe\O\OE`, "øœØŒ"}, {`\aa\ae\l\dh\th\dj\ng\SS`, "åæłðþđŋẞ"},
	{`\i\j`, "ıȷ"}, {`R\&D`, "R&D"}, {`{\&}`, "&"}, {`10\%`, "10%"}, {`a\_b`, "a_b"}, {`\#1 \$5`, "#1 $5"}, {`\{x\}`, "{x}"}, {`A~B`, "A\u00a0B"},
	{`1--2`, "1–2"}, {`a---b`, "a—b"}, {`a----b`, "a—-b"}, {`a-b`, "a-b"}, {`a-{}-b`, "a--b"}, {"``so''", "“so”"}, {"`so'", "‘so'"}, {`it's`, "it's"}, {"?`Qu\\'e?", "¿Qué?"}, {"!`Ay!", "¡Ay!"}, {"what?``so''", "what?“so”"},
	{`\textendash\textemdash`, "–—"}, {`a\textquoteright s`, "a’s"}, {`\textbackslash`, `\`}, {`\textasciitilde{}x`, "~x"}, {`\ldots{} \dots`, "… …"}, {`{\LaTeX} and \TeX{}`, "LaTeX and TeX"},
	{`\textregistered\texttrademark\copyright`, "®™©"}, {`\S 5, \P 6, \pounds7`, "§5, ¶6, £7"}, {`{\euro}5`, "€5"}, {`20\textdegree C`, "20°C"}, {`\alpha-{\beta}`, "α-β"}, {`{\textless}i{\textgreater}`, "<i>"},
	{`z.\,B.`, "z.\u202fB."}, {`a\ b`, "a b"}, {`ex\-tra`, "extra"}, {`a\\b`, "a b"}, {`a\quad b`, "a b"}, {`{\guillemotleft}x{\guillemotright}`, "«x»"},

	// Commands.
	{`\emph{x} y`, "x y"}, {`{\em x} y`, "x y"}, {`\textit{a \textbf{b}} c`, "a b c"}, {`\textsc{Dna}s`, "Dnas"}, {`{\relax Ch}arles`, "Charles"}, {`\mkbibquote{x} y`, "“x” y"}, {`\enquote{a \enquote{b}}`, "“a “b””"},
	{`\enquote{a {b} c}`, "“a b c”"}, {`\enquote*{a}`, "“a”"}, {`\mkbibparens{a}`, "(a)"}, {`\unknown{x} y`, "x y"}, {`\unknown{x}{y}`, "xy"}, {`\unknown {x}`, "x"}, {`\aap`, `\aap`}, {`\apj Letters`, `\apj Letters`},
	{`\url{http://a.example/b_c%20d~e}`, "http://a.example/b_c%20d~e"}, {`see \url{a--b}.`, "see a--b."}, {`\href{http://a.example}{b \& c}`, "b & c"}, {`\path{a_b}`, "a_b"}, {`\verb|a_b{| c`, "a_b{ c"},
	{`\textsuperscript{13}C`, "¹³C"}, {`1\textsuperscript{st}`, "1st"}, {`CO\textsubscript{2}`, "CO₂"}, {`\noopsort{1973b}1973`, "1973"}, {`\textcolor{red}{x}`, "x"}, {`{\bfseries x}`, "x"}, {`a\hyphen b`, "a-b"}, {`\begin{em}x\end{em}`, "x"},
	{`\url {a}`, "a"}, {`a \url{ } b`, "a b"},

	// Groups and white space.
	{`{DNA} of {{A} B}`, "DNA of A B"}, {"a\n   b", "a b"}, {"  a  b\t", "a b"}, {"{ a } b", "a b"}, {"a {} b", "a b"}, {"a{ }b", "a b"}, {"\r\n", ""}, {"a\r\n\r\nb", "a b"}, {" ~a", "\u00a0a"},

	// Formulas.
	{`$x^2 + y$`, `$x^2 + y$`}, {`$10$`, "10"}, {`$3.5$ m`, "3.5 m"}, {`$\alpha$`, "α"}, {`H$_2$O`, "H₂O"}, {`CO$_{2}$`, "CO₂"}, {`m$^{-2}$`, "m⁻²"}, {`$^\circ$C`, "°C"}, {`20$^{\circ}$`, "20°"}, {`${}^{13}$C`, "¹³C"},
	{`$^2x$`, `$^2x$`}, {`$n$`, `$n$`}, {`\(x\)`, `\(x\)`}, {`\(\beta\)`, "β"}, {`costs $5`, "costs $5"}, {`$$a_b$$`, `$$a_b$$`}, {`$\mathcal{O}(n)$ so`, `$\mathcal{O}(n)$ so`}, {`$a \$ b$ \&`, `$a \$ b$ &`}, {`\ensuremath{\alpha}`, "α"}, {`\ensuremath{x_i}`, `\ensuremath{x_i}`},
	{"$a\n b$", "$a b$"}, {`$10.$`, `$10.$`},

	// Not UTF-8, not composed.
	{"M\xfcller", "Müller"}, {"a\x96b", "a–b"}, {"a\x00b", "a\ufffdb"}, {"Mu\u0308ller", "Müller"}, {"x\u0302", "x\u0302"}, {"\u0308", "\u0308"}, {"$a\xe4$", "$aä$"},

	// Malformed: as it stands.
	{`\`, `\`}, {`a\`, `a\`}, {`\'`, `\'`}, {`\'1`, `\'1`}, {`\"`, `\"`}, {`\'{`, `\'`}, {`\*x`, `\*x`}, {`\(x`, `\(x`}, {`\emph{x`, "x"}, {`\url{x`, "x"}, {`\href{x`, "x"}, {`}x{`, "x"}, {`\enquote{x`, "“x"}, {"\\é", "\\é"}, {`50% & more_or less #1`, "50% & more_or less #1"}, {"\\\xe4", "\\ä"},
}

func TestDecode(t *testing.T) {
	for _, tt := range decodings {
		text := decode(tt.in, Decode)
		if text.String != tt.want {
			t.Errorf("%q is read as %q, want %q", tt.in, text.String, tt.want)
		}
		checkPlaces(t, text, tt.in)
	}
}

// checkPlaces holds the runes of the text against their places: inside of the
// value and in order.
func checkPlaces(t interface {
	Errorf(string, ...any)
}, text lint.Text, value string) {
	inside := lint.Span{Start: len(before), End: len(before) + len(value)}
	last := inside.Start
	for i := 0; i < len(text.String); {
		_, size := utf8.DecodeRuneInString(text.String[i:])
		span := text.Span(i, i+size)
		if !inside.Contains(span) || span.Len() == 0 || span.Start < last {
			t.Errorf("%q read as %q: %q stands at %v, after %d", value, text.String, text.String[i:i+size], span, last)
			return
		}
		last = span.Start
		i += size
	}
	if text.Len() == 0 {
		return
	}
	if end := text.Span(text.Len()-1, text.Len()).End; end > inside.End {
		t.Errorf("%q read as %q ends at %d", value, text.String, end)
	}
}

func TestPlaces(t *testing.T) {
	for _, tt := range []struct{ in, sought, source string }{
		{`The {M\"uller} rope`, "Müller", `M\"uller`},
		{`The M{\"u}ller rope`, "ü", `{\"u}`},
		{`Stra\ss{}e`, "ß", `\ss{}`},
		{`R {\&} D`, "&", `{\&}`},
		{"a  b\n c", "b c", "b\n c"},
		{`\emph{Ropes} of`, "Ropes", "Ropes"},
		{`12--13`, "–", "--"},
		{`see \url{a\_b}`, "a_b", `a\_b`},
	} {
		text := decode(tt.in, Decode)
		at := strings.Index(text.String, tt.sought)
		if at < 0 {
			t.Errorf("%q is read as %q, without %q", tt.in, text.String, tt.sought)
			continue
		}
		span := text.Span(at, at+len(tt.sought))
		if got := (before + tt.in)[span.Start:span.End]; got != tt.source {
			t.Errorf("%q of %q stands at %q, want %q", tt.sought, tt.in, got, tt.source)
		}
	}
}

func TestDecodePart(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{" and\n", " and "}, {"a", "a"}, {"", ""}, {" ", " "}, {"{ }x ", " x "}, {"~3", "\u00a03"},
	} {
		if got := decode(tt.in, DecodePart).String; got != tt.want {
			t.Errorf("%q is read as %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestDecodeVerbatim(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"https://a.example/b", "https://a.example/b"},
		{`10.5555/a\_b`, "10.5555/a_b"}, {`10.5555/a{\_}b`, "10.5555/a_b"}, {`a{_}b`, "a_b"}, {`a\&b\%20\#c`, "a&b%20#c"}, {`{\&}{\%}{\#}`, "&%#"},
		{`a/\~{}b`, "a/~b"}, {`a/{\~{}}b`, "a/~b"}, {`a/\~b`, "a/~b"}, {`a/{\textasciitilde}b`, "a/~b"}, {`a/\textasciitilde{}b`, "a/~b"}, {`a/\textasciitilde b`, "a/~b"}, {`a/$\sim$b`, "a/~b"}, {`a/{$\sim$}b`, "a/~b"}, {`a{\textunderscore}b`, "a_b"},
		{`\url{a\_b}`, "a_b"}, {` \url{a} `, "a"}, {`{a}`, "a"}, {`{{a}}`, "a"}, {`{\url{a}}`, "a"}, {`10.1175/1520(1988)005{\textless}0666:E{\textgreater}2.0.CO;2`, "10.1175/1520(1988)005<0666:E>2.0.CO;2"},
		// As it stands.
		{`a~b--c$d%20e_f^g`, `a~b--c$d%20e_f^g`}, {"a''b``", "a''b``"}, {`a\'eb`, `a\'eb`}, {`C:\texmf\doc`, `C:\texmf\doc`}, {`see \url{a}`, `see \url{a}`}, {`\url{a}, \url{b}`, `\url{a}, \url{b}`}, {`{a}/{b}`, `{a}/{b}`},
		{`a\`, `a\`}, {`{`, `{`}, {`{\_`, "{_"}, {"a\xe4b", "aäb"}, {`\url{`, `\url{`}, {"", ""}, {" ", ""}, {`a\é`, `a\é`}, {`$\si`, `$\si`}, {`a b`, "a b"},
	} {
		text := decode(tt.in, DecodeVerbatim)
		if text.String != tt.want {
			t.Errorf("%q is read as %q, want %q", tt.in, text.String, tt.want)
		}
		checkPlaces(t, text, tt.in)
	}
}

func TestEncode(t *testing.T) {
	for _, tt := range []struct{ in, utf8, ascii string }{
		{"Ropes of Lund", "Ropes of Lund", "Ropes of Lund"},
		{"R&D 10% $5 #1 a_b", `R\&D 10\% \$5 \#1 a\_b`, `R\&D 10\% \$5 \#1 a\_b`},
		{"{a} \\ ~ ^", `\textbraceleft{}a\textbraceright{} \textbackslash{} \textasciitilde{} \textasciicircum{}`, `\textbraceleft{}a\textbraceright{} \textbackslash{} \textasciitilde{} \textasciicircum{}`},
		{"Müller", "Müller", `M{\"u}ller`}, {"Mu\u0308ller", "Mu\u0308ller", `M{\"u}ller`},
		{"Čapek, Łódź", "Čapek, Łódź", `{\v{C}}apek, {\L}{\'o}d{\'z}`},
		{"í ế ǿ ç", "í ế ǿ ç", `{\'\i} {\'{\^e}} {\'\o} {\c{c}}`},
		{"Straße €", "Straße €", `Stra{\ss}e {\texteuro}`},
		{"1–2—3\u00a0m", "1--2---3~m", "1--2---3~m"},
		{"--", "-{}-", "-{}-"}, {"-–", "-{}--", "-{}--"}, {"''", "'{}'", "'{}'"}, {"`", `\textasciigrave{}`, `\textasciigrave{}`},
		{"“a” ‘b’", "“a” ‘b’", "``a'' {\\textquoteleft}b{\\textquoteright}"}, {"Чехов", "Чехов", "Чехов"}, {"β", "β", `{\textbeta}`}, {"≤", "≤", "≤"},
	} {
		if got := Encode(tt.in, false); got != tt.utf8 {
			t.Errorf("%q is written %q, want %q", tt.in, got, tt.utf8)
		}
		if got := Encode(tt.in, true); got != tt.ascii {
			t.Errorf("%q is written %q in ASCII, want %q", tt.in, got, tt.ascii)
		}
	}
}

// normal is text as it comes back: composed, one space for white space of ASCII.
func normal(text string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return r < 128 && class[byte(r)] == white })
	return norm.NFC.String(strings.Join(words, " "))
}

func checkThereAndBack(t interface {
	Errorf(string, ...any)
}, text string) {
	if !utf8.ValidString(text) || strings.Contains(text, "\x00") {
		return
	}
	for _, ascii := range []bool{false, true} {
		value := Encode(text, ascii)
		back := decode(value, Decode)
		if norm.NFC.String(back.String) != normal(text) {
			t.Errorf("%q is written %q and read as %q", text, value, back.String)
		}
		if strings.Count(value, "{") != strings.Count(value, "}") || !IsGroup([]byte("{"+value+"}")) {
			t.Errorf("%q is written %q: braces do not match", text, value)
		}
		checkPlaces(t, back, value)
	}
}

func TestThereAndBack(t *testing.T) {
	for name, text := range signs {
		checkThereAndBack(t, text+"x"+name)
	}
	for _, text := range symbols {
		checkThereAndBack(t, "a"+text)
	}
	letter := rapid.SampledFrom([]rune("aiıjoXø-–—'`“”‘’~^&%$#_{}\\?! \n\u00a0\u202f\u0301\u0308\u0327\u0361éüÅßǿế…€αЯ字"))
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOf(rapid.OneOf(letter, rapid.Rune())).Draw(t, "text"))
		checkThereAndBack(t, text)
	})
}

func FuzzDecode(f *testing.F) {
	for _, tt := range decodings {
		f.Add(tt.in)
	}
	f.Fuzz(func(t *testing.T, value string) {
		for _, with := range []func(*lint.TextBuilder, []byte, lint.Span){Decode, DecodePart, DecodeVerbatim} {
			text := decode(value, with)
			if !utf8.ValidString(text.String) {
				t.Errorf("%q is read as %q", value, text.String)
			}
			checkPlaces(t, text, value)
		}
		checkThereAndBack(t, value)
	})
}

func TestNoMemory(t *testing.T) {
	value := []byte(`On the tension of {DNA} ropes in M{\"u}nchen and \'Evora \& Gda{\'n}sk, pp.~12--13: {\em so} ` + "``it'' is")
	var b lint.TextBuilder
	if n := testing.AllocsPerRun(100, func() {
		b.Reset()
		Decode(&b, value, lint.Span{End: len(value)})
	}); n > 0 {
		t.Errorf("decoding allocates %v times", n)
	}
}

func BenchmarkDecode(b *testing.B) {
	for _, tt := range []struct{ name, value string }{
		{"plain", strings.Repeat("Ropes are long and the harbour is wide, so we measured both. ", 20) + "{x}"},
		{"accents", strings.Repeat(`M{\"u}ller and Gda{\'n}sk measured {DNA} ropes. `, 20)},
		{"UTF-8", strings.Repeat("Müller and Gdańsk measured ropes. ", 20) + "{x}"},
	} {
		b.Run(tt.name, func(b *testing.B) {
			data := []byte(tt.value)
			var to lint.TextBuilder
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				to.Reset()
				Decode(&to, data, lint.Span{End: len(data)})
			}
		})
	}
}
