package rules_test

import (
	"testing"

	"github.com/bibfix/bibfix/format"
	"github.com/bibfix/bibfix/lint"
)

// What html-entity writes in the title of a .bib file, with the safety of its
// fix. The files are ASCII, and what is written is ASCII too.
func TestEntitiesInTeX(t *testing.T) {
	for _, c := range []struct {
		title, want string
		safety      lint.Safety
	}{
		{`Caf&eacute; of &alpha; at 5 &micro;m`, `Caf{\'e} of {$\alpha$} at 5 {\textmu}m`, lint.Safe},
		{`Gr{\&quot;o}ller`, `Gr{\"o}ller`, lint.Safe},
		{`Gr{\&amp;quot;o}ller`, `Gr{\"o}ller`, lint.Safe},
		{`Gr{\&#34;o}ller`, `Gr{\"o}ller`, lint.Safe},
		{`Gr\&quot;oller`, `Gr{\"o}ller`, lint.Safe},
		{`Gr\&quot;{o}ller`, `Gr{\"{o}}ller`, lint.Safe},
		{`na\&quot;\i ve`, `na{\"\i}ve`, lint.Safe},
		{`na{\&quot;\i}ve`, `na{\"\i}ve`, lint.Safe},
		{`\&quot;Ost and west`, `{\"O}st and west`, lint.Unsafe},
		{`\&quot;Old\&quot; and new`, "``Old'' and new", lint.Safe},
		{`the \&quot;quay\&quot; x`, "the ``quay'' x", lint.Safe},
		{`the \&quot;berth`, "the ``berth", lint.Safe}, // no letter b has two points
		{`{\&quot;}`, "{``}", lint.Safe},
		{`Jos{\&apos;e}`, `Jos{\'e}`, lint.Safe},
		{`Jos\&#39;e`, `Jos{\'e}`, lint.Unsafe},
		{`S\&apos;anchez`, `S'anchez`, lint.Suggest},
		{`l\&apos;eau`, `l'eau`, lint.Suggest},
		{`Lund\&apos;s quays\&apos; end`, `Lund's quays' end`, lint.Safe},
		{`P\&#96;ere`, "P{\\`e}re", lint.Safe},
		{`ma\&#126;nana`, `ma{\~n}ana`, lint.Safe},
		{`c\&#94;ote`, `c{\^o}te`, lint.Safe},
		{`100\&#37;, a\&#95;b`, `100\%, a\_b`, lint.Safe},
		{`a \&amp; b &amp; c {\&}amp; d`, `a \& b \& c \& d`, lint.Safe},
		{`$a &lt; b$ or a &lt; b`, `$a < b$ or a {\textless} b`, lint.Safe},
		{`\$5 &lt; \$6`, `\$5 {\textless} \$6`, lint.Safe},
		{`$a \&gt; b$`, `$a \> b$`, lint.Suggest},
		{`$a &amp; b$`, `$a \& b$`, lint.Suggest},
		{`\url{a?b&amp;c} &amp; d`, `\url{a?b&c} \& d`, lint.Safe},
		{`\verb|a&lt;b|`, `\verb|a<b|`, lint.Safe},
	} {
		data := []byte("@misc{a, title = {" + c.title + "}}\n")
		doc := format.Read(lint.File{Name: "a.bib", Data: data})
		found := lint.Check(doc, []lint.Rule{ruleOf(t, "html-entity")}, 2026)
		if len(found) != 1 || len(found[0].Fixes) != 1 {
			t.Errorf("%s: %d findings, or no fix", c.title, len(found))
			continue
		}
		fix := found[0].Fixes[0]
		if got := string(lint.Apply(data, fix.Edits)); got != "@misc{a, title = {"+c.want+"}}\n" || fix.Safety != c.safety {
			t.Errorf("%s becomes %s (%v), want %s (%v)", c.title, got, fix.Safety, c.want, c.safety)
		}
	}
}
