package tex

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/format/kind"
	_ "github.com/bibfix/bibfix/internal/golden"
	"github.com/bibfix/bibfix/lint"
)

func read(text string) *lint.Document {
	return Read(lint.File{Name: "paper.tex", Data: []byte(text)})
}

// keys writes the citations by key in one line: the key, @ for one that names
// its authors in the text, ? for one that is not certain, (locator).
func keys(doc *lint.Document) string {
	var all []string
	for _, c := range doc.Citations {
		if c.Kind != lint.ByKey {
			continue
		}
		s := c.Key
		if c.Narrative {
			s = "@" + s
		}
		if !c.Certain {
			s += "?"
		}
		if c.Locator != "" {
			s += "(" + c.Locator + ")"
		}
		all = append(all, s)
	}
	return strings.Join(all, " ")
}

func TestCommands(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		// LaTeX, cite, REVTeX, achemso
		{`\cite{a}`, "a"},
		{`\cite{a,b, c}`, "a b c"},
		{`\cite[p. 3]{a,b}`, "a b(p. 3)"},
		{`\cite [p. 3] {a}`, "a(p. 3)"},
		{"\\cite{a,%\n  b,\n c % the last\n}", "a b c"},
		{"\\cite%\n{a}", "a"},
		{"\\cite{%a,\nb}", "b"},
		{"\\cite{quay and\n  lock}", "quay and lock"},
		{`\nocite{a}\nocite{b,c}`, "a b c"},
		{`\citen{a}\citenum{b}\onlinecite{c}`, "a b c"},
		{`\cite{a,*b,*c}`, "a b c"},
		{`\cite{DBLP:conf/quay/Okafor14}\cite{o'k+a.f-o_r:14/2}\cite{Мост}`, "DBLP:conf/quay/Okafor14 o'k+a.f-o_r:14/2 Мост"},
		// natbib
		{`\citep[see][p. 3]{a} \citep[see][]{b} \citet*{c} \Citet{d}`, "a(p. 3) b @c @d"},
		{`\citealt{a}\citealp{b}\citeauthor{c}\citeyear{d}\citeyearpar{e}\Citeauthor*{f}\citetalias{g}\citefullauthor{h}`, "a b @c d e @f g @h"},
		// biblatex
		{`\parencite{a}\textcite{b}\autocite*{c}\footcite[3]{d}\footfullcite{e}\smartcite{f}\supercite{g}\fullcite{h}`, "a @b c d(3) e f g h"},
		{`\Parencite{a}\Textcite{b}\citetitle{c}\citedate{d}\citeurl{e}\notecite{f}\footcitetext{g}\citefield{h}{title}`, "a @b c d e f g h"},
		{`\cites(see)(and more)[3]{a}[cf.][4]{b}{c}`, "a(3) b(4) c"},
		{`\parencites{a}{b} \textcites{c} {\em d} \autocites[1]{e}[2]{f}. \footcites{g}{h}\supercites{i}{j}`, "a b @c e(1) f(2) g h i j"},
		{`\volcite{2}[3]{a}\volcite[see]{2}{b}\volcites{1}[2]{c}{3}[4]{d}`, "a(3) b c(2) d(4)"},
		{`\textcquote[3]{a}{A quay.}\blockcquote{b}{A lock.}\foreigntextcquote{german}[4]{c}{Ein Kai.}`, "a(3) b c(4)"},
		{`\begin{displaycquote}[3]{a}A quay.\end{displaycquote}`, "a(3)"},
		// abnTeX2, apacite, chicago, harvard, jurabib, beamer, pandoc
		{`\citeonline[p. 3]{a}\apud[p. 4]{b}{c}\apudonline{d}{e}\Idem{f}`, "@a(p. 3) b(p. 4) c @d @e f"},
		{`\citeA<see>[p. 3]{a}\citeNP{b}\shortcite{c}\fullciteA{d}\citeN{e}`, "@a(p. 3) b c @d @e"},
		{`\citeasnoun{a}\citeaffixed{b,c}{see}\possessivecite{d}`, "@a b c @d"},
		{`\cite<2->{a}\cite<see>[p. 4]{b}`, "a b(p. 4)"},
		{`\citeproc{ref-a}{(Okafor 2014)}`, "ref-a"},
		// commands of authors and journals
		{`\seFootcite{a}\vglcite[3]{b}\jpscite{c}\mycites{d}{e}`, "a b(3) c d e"},
		{`\citepri{a} \citefoo{fig:b}`, "a?"},
		{`\section{On \cite{a}}\footnote{See \citet[3]{b}.}\caption{\cite{c}}`, "a @b(3) c"},
		{`$x$\cite{a}\[x\cite{b}\]\begin{equation}\cite{c}\end{equation}`, "a b c"},
		{`\begin{refsection}\cite{a}\end{refsection}`, "a"},
		{`\footcite[see also {\cite[4]{b}}][3]{a}`, "b(4) a(3)"},
		{`\blockcquote{a}{Quays \cite{b}}`, "a b"},
		// near misses
		{`\cite{#1}\cite{\key}\cite{...}\cite{}\cite{ , }\cite`, ""},
		{`\citetext{see a}\citestyle{b}\setcitestyle{round}\citeform{c}\bibcite{d}{e}\citeindextrue{}\citename{f}`, ""},
		{`\label{a}\ref{b}\autoref{c}\calcite{d}\recite{e}\citefig{f}\excite{g}`, ""},
		{`\texttt{\textbackslash cite\{a\}} \verb|\cite{a}| \verb*+\cite{a}+ \lstinline!\cite{a}! \lstinline{\cite{a}} \mintinline{tex}|\cite{a}| \string\cite{a}`, ""},
		{"% \\cite{a}\nb\\% \\cite{b}", "b"},
		{"\\begin{comment}\n\\cite{a}\n\\end{comment}\\begin{verbatim}\\cite{b}\\end{verbatim}\\begin{lstlisting}[language=TeX]\n\\cite{c}\n\\end{lstlisting}\\begin{minted}{tex}\\cite{d}\\end{minted}\\cite{e}", "e"},
		{`\iffalse \cite{a} \ifx\x\y \cite{b} \fi \cite{c} \else \cite{d} \fi \cite{e}`, "d e"},
		{`\iffalse \cite{a} \ifthenelse{x}{y}{z} \fi \cite{b}`, "b"},
		{`\iffalse \cite{a}`, "a"},
		{"\\begin{document}\\cite{a}\\end{document}\\cite{b}", "a"},
		{`\MakeShortVerb{\|} |\cite{a}| \cite{b}`, "b"},
		{`\url{https://a.org/%5Ccite}\cite{a} \href{https://a.org/b%20c}{\cite{b}}`, "a b"},
		{`\begin{verbatim} \cite{a}`, "a"},
		{`\cite{a`, ""},
		{`\cite{a \cite{b}`, "b"},
		// definitions
		{`\newcommand{\mine}[1]{see \cite{#1}} \mine{a}`, "a"},
		{`\newcommand*\mine[2][]{\citet[#1]{#2}} \mine[3]{a,b}`, "@a @b(3)"},
		{`\newcommand{\said}[2]{#1 says \parencite{#2}} \said{He}{a}`, "a"},
		{`\def\mine#1{\cite{#1}} \mine{a}`, "a"},
		{`\NewDocumentCommand{\mine}{s o m}{\textcite[#2]{#3}} \mine*[3]{a}`, "@a(3)"},
		{`\let\x\citet \let\y=\parencite \x{a}\y{b}`, "@a b"},
		{`\DeclareCiteCommand{\x}[\mkbibparens]{\usebibmacro{prenote}}{\printfield{title}}{, }{} \x[3]{a}`, "a(3)"},
		{`\newcites{pri}{Primary} \citepri{a}\citetpri{b}\nocitepri{c}`, "a @b c"},
		{`\newcommand{\citefoo}[1]{Figure~\ref{#1}} \citefoo{a}`, ""},
		{`\newcommand{\okafor}{Okafor~\cite{a}} \okafor`, "a?"},
		{`\newcommand{\two}[2]{\cite{#1} and \cite{#2}} \two{a}{b}`, "a b"},
	} {
		doc := read(tt.in)
		if got := keys(doc); got != tt.want {
			t.Errorf("%s\n\tcites %q, want %q", tt.in, got, tt.want)
		}
		for _, c := range doc.Citations {
			if c.Kind == lint.ByKey && strings.Join(strings.Fields(string(doc.Data[c.KeySpan.Start:c.KeySpan.End])), " ") != c.Key {
				t.Errorf("%s: the key %q stands at %v", tt.in, c.Key, c.KeySpan)
			}
			if g := string(doc.Data[c.Group.Start:c.Group.End]); !strings.HasPrefix(g, `\`) || !strings.HasSuffix(g, "}") {
				t.Errorf("%s: the command is %q", tt.in, g)
			}
		}
	}
}

func TestLinks(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{`\bibliography{a,b.bib, sub/c}`, "bib a.bib, bib b.bib, bib sub/c.bib"},
		{"\\bibliography{a,%\nb}", "bib a.bib, bib b.bib"},
		{`\addbibresource[datatype=bibtex]{a.bib}\addglobalbib{b.bib}\addsectionbib{c.bib}`, "bib a.bib, bib b.bib, bib c.bib"},
		{`\addbibresource[location = remote]{https://a.org/b.bib}`, "bib"},
		{`\bibliography{\dir/a}\bibliography{/home/okafor/a}\bibliography{C:/a}\addbibresource{\jobname.bib}`, "bib, bib, bib, bib"},
		{`\bibliography{IEEEabrv,a}\bibliographypri{b}\nobibliography*{c}`, "bib a.bib, bib b.bib, bib c.bib"},
		{`\bibliographystyle{plain}\usepackage{natbib}`, ""},
		{`\input{a}\include{b/c}\subfile{d.tex}`, "in a.tex|a, in b/c.tex|b/c, in d.tex"},
		{"\\input a \\input b/c.tex\n\\input{\"d e\"}", "in a.tex|a, in b/c.tex, in d e.tex|d e"},
		{`\input{\dir/a}\input{/a}`, "in, in"},
		{`\input{a.sty}\input{b.pgf}\input{c.pdf_tex}\usepackage{d}\RequirePackage{e}`, ""},
		{`\import{a/}{b}\subimport*{c}{d.tex}\includefrom{\x}{d}`, "in a/b.tex|a/b, in c/d.tex, in"},
		{`\documentclass[../main.tex]{subfiles}`, "in ../main.tex"},
		{`\documentclass[a4paper]{article}`, ""},
		{`\newcommand{\in}[1]{\input{chapters/#1}}`, ""},
		{"% \\input{a}\n\\verb|\\input{a}|", ""},
		{"\\begin{filecontents*}{refs.bib}\n@book{a}\n\\end{filecontents*}\n\\bibliography{refs,others}", "bib, bib others.bib"},
		{"\\bibliography{refs}\n\\begin{filecontents}[overwrite]{refs.bib}\n@book{a}\n\\end{filecontents}", "bib"},
		{`\begin{refsection}[a.bib]\end{refsection}`, "bib a.bib"},
		{`\input{main.bbl}`, "in"},
		{`\externalcitedocument{other}`, "in"},
	} {
		var got []string
		doc := read(tt.in)
		for _, l := range doc.Links {
			s := [...]string{"bib", "in"}[l.Kind]
			if len(l.Names) > 0 {
				s += " " + strings.Join(l.Names, "|")
			}
			got = append(got, s)
			if l.Kind == lint.Bibliography && string(doc.Data[l.Span.Start:l.Span.End]) != l.Target {
				t.Errorf("%s: target %q at %v", tt.in, l.Target, l.Span)
			}
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%s\n\tnames %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestDialect(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want lint.Dialect
		all  bool
	}{
		{`\usepackage[style=apa]{biblatex}`, lint.Biblatex, false},
		{`\usepackage{csquotes,biblatex-chicago}`, lint.Biblatex, false},
		{`\addbibresource{a.bib}`, lint.Biblatex, false},
		{`\bibliographystyle{plain}\nocite{*}`, lint.BibTeX, true},
		{`\usepackage{biblatex}\bibliographystyle{plain}`, lint.Biblatex, false},
		{`\nocite{a,*}`, lint.AnyDialect, true},
		{`\newcommand{\all}{\nocite{*}}`, lint.AnyDialect, true},
		{`\cite{*}`, lint.AnyDialect, false},
		{`\usepackage{natbib}\cite{a}\nocite{b*}`, lint.AnyDialect, false},
	} {
		if doc := read(tt.in); doc.Dialect != tt.want || doc.CitesAll != tt.all {
			t.Errorf("%s: %v, %v", tt.in, doc.Dialect, doc.CitesAll)
		}
	}
}

const typedList = `\documentclass{article}
\newcommand{\x}{Text of a definition}
\begin{document}
\section{Tides}
As \citet{oka14} says\cite{lun15}, it rose.
\begin{thebibliography}{99}
\bibitem[Okafor et al.(2014)Okafor, Lund, and Prado]{oka14}
Okafor, A., Lund, B., Prado, C. (2014).
\newblock Harbour levies of the north.
\newblock \emph{Quay Studies}, 12(3), 4--9. \url{https://a.org/b_c%20d}

\bibitem{lun15} % a note
B. Lund. \href{https://a.org/e}{Tides}. {\em Journal of Ropes}, 2:3, 2015.
\bibitem[Pra16]{pra16} C. Prado. Ropes. Lund Press, 2016.
\end{thebibliography}
After it.
\end{document}
`

func TestTypedList(t *testing.T) {
	doc := read(typedList)
	if len(doc.Lists) != 1 || len(doc.References) != 3 {
		t.Fatalf("%d lists, %d entries", len(doc.Lists), len(doc.References))
	}
	for i, want := range []struct{ key, label, title, journal string }{
		{"oka14", "", "Harbour levies of the north", "Quay Studies"},
		{"lun15", "1", "Tides", "Journal of Ropes"},
		{"pra16", "Pra16", "Ropes", ""},
	} {
		r := doc.References[i]
		if r.Key != want.key || string(doc.Data[r.KeySpan.Start:r.KeySpan.End]) != want.key || r.Label != want.label || r.Value("title") != want.title || r.Value("container-title") != want.journal {
			t.Errorf("%q %q %q %q (%q)", r.Key, r.Label, r.Value("title"), r.Value("container-title"), r.Text.String)
		}
		if !strings.HasPrefix(string(doc.Data[r.Span.Start:]), `\bibitem`) {
			t.Errorf("%s begins at %q", r.Key, doc.Data[r.Span.Start:r.Span.End])
		}
	}
	if a := doc.References[0].Addresses; len(a) != 1 || a[0].Text.String != "https://a.org/b_c%20d" {
		t.Errorf("addresses %v", a)
	}
	if a := doc.References[1].Addresses; len(a) != 1 || a[0].Text.String != "https://a.org/e" || !a[0].Target {
		t.Errorf("addresses %v", a)
	}
	lint.Connect([]*lint.Document{doc})
	if got := fmt.Sprint(doc.References[0].Cited, doc.References[1].Cited, doc.References[2].Cited); got != "1 1 0" {
		t.Errorf("cited %s", got)
	}
}

func TestKnitr(t *testing.T) {
	text := "\\cite{a}\n<<rope, echo=FALSE>>=\nx <- '\\cite{b}'\n@\n\\Sexpr{1}\\cite{c} <<d>>\n"
	if got := keys(Read(lint.File{Name: "paper.Rnw", Data: []byte(text)})); got != "a c" {
		t.Errorf("cites %q", got)
	}
}

// A list that is typed without commands is read as in any other manuscript.
func TestPlainList(t *testing.T) {
	doc := read(`\documentclass{article}\begin{document}
As Okafor (2014) says\footnote{See Lund (2015).}, it rose.

\section*{References}

Okafor, A. (2014). Harbour levies of the north. \emph{Quay Studies}, 12(3), 4--9.

Lund, B. (2015). Tides. \emph{Journal of Ropes}, 2(1), 3--5.
\end{document}`)
	if len(doc.References) != 2 || len(doc.Citations) != 2 {
		t.Errorf("%d entries, %d citations", len(doc.References), len(doc.Citations))
	}
	for _, c := range doc.Citations {
		if c.Status != lint.Resolved {
			t.Errorf("%s: %v", c.Text, c.Status)
		}
	}
}

// Chapters that cite by key have no list, whatever their last paragraphs look
// like.
func TestNoList(t *testing.T) {
	entry := "Okafor, A. (2014). Harbour levies of the north. Quay Studies, 12(3), 4--9.\n\n"
	if doc := read(`As \cite{a} says (Prado et al., 2011).` + "\n\n" + strings.Repeat(entry, 4)); len(doc.References) > 0 || len(doc.Citations) != 1 || len(doc.Notes) > 0 {
		t.Errorf("%d entries, %d citations, notes %q", len(doc.References), len(doc.Citations), doc.Notes)
	}
}

// Labels of natbib are no labels; those of the alpha style are.
func TestLabels(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{`\bibitem{a}`, "1"},
		{`\bibitem[7]{a}`, "7"},
		{`\bibitem[Oka14]{a}`, "Oka14"},
		{`\bibitem[{Oka14}]{a}`, "Oka14"},
		{`\bibitem[Okafor(2014)]{a}`, ""},
		{`\bibitem[{Okafor et~al.(2014)Okafor, Lund, and Prado}]{a}`, ""},
		{`\bibitem[\protect\citeauthoryear{Okafor}{2014}]{a}`, ""},
		{"\\bibitem[\\citeproctext]\n{a}", ""},
	} {
		doc := read(`\begin{thebibliography}{9}` + tt.in + ` A. Okafor. Harbour levies. Quay Press, Lund, 2014. \end{thebibliography}`)
		if len(doc.References) != 1 || doc.References[0].Key != "a" || doc.References[0].Label != tt.want || len(doc.Citations) > 0 {
			t.Errorf("%s: %d entries, %d citations", tt.in, len(doc.References), len(doc.Citations))
			continue
		}
		if r := doc.References[0]; r.LabelSpan.Len() > 0 && string(doc.Data[r.LabelSpan.Start:r.LabelSpan.End]) != tt.want {
			t.Errorf("%s: label at %v", tt.in, r.LabelSpan)
		}
	}
}

// Entries as BibTeX writes them for REVTeX, natbib and Elsevier's class, pasted
// into the manuscript.
func TestWrittenByBibTeX(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{`\bibitem [{\citenamefont {Okafor}(2014)}]{a}%
  \BibitemOpen
  \bibfield  {author} {\bibinfo {author} {\bibfnamefont {A.}~\bibnamefont {Okafor}}, }\bibfield  {title} {\bibinfo {title} {Harbour levies}, }\href
  {https://doi.org/10.1000/x} {\bibfield  {journal} {\bibinfo  {journal} {Quay Stud.} }\textbf {\bibinfo {volume} {3}}, \bibinfo {pages} {4} (\bibinfo {year} {2014})}\BibitemShut {NoStop}%
`, "A. Okafor, Harbour levies, Quay Stud. 3, 4 (2014)"},
		{`\bibitem[Okafor(2014)]{a}
A.~Okafor.
\newblock Harbour levies.
\newblock \emph{Quay Studies}, 3\penalty0 (2):\penalty0 4--9, 2014.
`, "A. Okafor. Harbour levies. Quay Studies, 3(2):4–9, 2014."},
		{`\bibitem{a}
A.~Okafor, Harbour levies, Quay Studies 3 (2014) 4--9.
\newblock \href {https://doi.org/10.1000/x} {\path{doi:10.1000/x}}.
`, "A. Okafor, Harbour levies, Quay Studies 3 (2014) 4–9. doi:10.1000/x."},
	} {
		doc := read(`\begin{thebibliography}{9}` + tt.in + `\end{thebibliography}`)
		if len(doc.References) != 1 {
			t.Errorf("%s: %d entries", tt.in, len(doc.References))
			continue
		}
		got := strings.NewReplacer("~", " ", "\u00a0", " ", "--", "–", `\BibitemOpen`, "", `\bibfnamefont`, "", `\bibnamefont`, "").Replace(doc.References[0].Text.String)
		if strings.Join(strings.Fields(got), " ") != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

// Commands that the caller names cite as \cite does, whatever their definition
// hides; one whose definition shows more is read by that.
func TestGivenCommands(t *testing.T) {
	const text = `\newcommand{\quotefrom}[2]{\begin{q}#2\end{q}\cite{#1}}\newcommand{\magic}[1]{\internalmagic{#1}}
\begin{document}As \seesource[p. 3]{a,b} and \magic{c} and \quotefrom{d}{e} and \other{f} say.\end{document}`
	for _, c := range []struct {
		commands []string
		want     []string
	}{
		{nil, []string{"d"}},
		{[]string{"seesource", "magic", "quotefrom"}, []string{"a", "b", "c", "d"}},
	} {
		var keys []string
		for _, cite := range ReadIn(lint.File{Name: "a.tex", Data: []byte(text)}, kind.Context{Commands: c.commands}).Citations {
			keys = append(keys, cite.Key)
		}
		if !slices.Equal(keys, c.want) {
			t.Errorf("%v: keys %v, want %v", c.commands, keys, c.want)
		}
	}
}
