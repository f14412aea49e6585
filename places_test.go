package bibfix_test

import (
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/bibfix/bibfix/internal/long"
)

// A place found in a text whose letters were changed is no place in the text
// itself: İ is longer in lower case, a byte that is no UTF-8 becomes three. The
// test looks at each function for one that is used so; internal/fold has what
// keeps places. It follows variables and no calls.
func TestPlacesOfChangedText(t *testing.T) {
	long.Short(t)
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		for _, place := range misplaced(t, path, nil) {
			t.Errorf("%s is a place of another text: fold.ASCII, fold.Index and fold.CutPrefix keep places", place)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestMisplaced(t *testing.T) {
	for body, want := range map[string]int{
		`at := strings.Index(strings.ToLower(s), "et al"); return s[:at]`:                                           1,
		`lower := strings.ToLower(s); at := strings.Index(lower, "et al") + 1; return s[at:]`:                       1,
		`lower := strings.TrimSpace(fold.Words(s)); for i := strings.LastIndex(lower, "a"); i > 0; { s = s[i:] }`:   1,
		`low := bytes.ToUpper(b); at := bytes.IndexByte(low, 'A'); end := at + 2; return string(b[end])`:            1,
		`if strings.HasPrefix(strings.ToLower(s), word) { return s[len(word):] }`:                                   1,
		`low := norm.NFKC.String(s); if strings.HasSuffix(low, ".bib") { return s[:len(s)-len(".bib")] }`:           1,
		`lower := strings.ToLower(s); at := strings.Index(lower, "et al"); return lower[:at]`:                       0,
		`s = strings.ToLower(s); at := strings.Index(s, "et al"); return s[:at]`:                                    0,
		`at := strings.Index(fold.ASCII(s), "et al"); return s[:at]`:                                                0,
		`if strings.HasPrefix(strings.ToLower(s), word) { return other[len(word):] }`:                               0,
		`if strings.Contains(strings.ToLower(s), "x") { at := strings.Index(s, "X"); return s[at:] }`:               0,
		`key := strings.ToLower(s); at := table[key]; return s[at:]`:                                                0,
		`if at := strings.Index(strings.ToUpper(s), "DOI"); at >= 0 { return strings.TrimSpace(s[at+len("DOI"):])}`: 1,
	} {
		if got := misplaced(t, "made.go", []byte("package p\nfunc f() string {\n"+body+"\n}")); len(got) != want {
			t.Errorf("%s: %d places, want %d", body, len(got), want)
		}
	}
}

// changers give a text with other letters.
var changers = []string{
	"strings.ToLower", "strings.ToUpper", "strings.ToTitle", "strings.ToValidUTF8", "bytes.ToLower", "bytes.ToUpper", "bytes.ToValidUTF8",
	"fold.Words", "fold.Letters", "fold.German", "norm.NFC.String", "norm.NFD.String", "norm.NFKC.String", "norm.NFKD.String", "html.UnescapeString",
}

// misplaced are the places in a file where a text is cut at a place of a changed one.
func misplaced(t *testing.T, path string, source []byte) []string {
	t.Helper()
	files := token.NewFileSet()
	var from any
	if source != nil {
		from = source
	}
	file, err := parser.ParseFile(files, path, from, 0)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, decl := range file.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok {
			c := cutter{files: files, changed: make(map[string]string), places: make(map[string]bool), affixes: make(map[string]bool)}
			ast.Inspect(f, c.assign)
			ast.Inspect(f, c.cut)
			found = append(found, c.found...)
		}
	}
	return found
}

// A cutter reads one function.
type cutter struct {
	files   *token.FileSet
	changed map[string]string // variables that hold a changed text, and the text it was made of
	places  map[string]bool   // variables that hold a place in one
	affixes map[string]bool   // what changed texts are asked to begin or end with, behind the text
	found   []string
}

func (c *cutter) assign(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.AssignStmt:
		for i, right := range n.Rhs {
			for _, left := range n.Lhs[min(i, len(n.Lhs)-1):] {
				if name := c.text(left); c.isPlace(right) {
					c.places[name] = true
				} else if c.isChanged(right) {
					c.changed[name] = c.original(right)
				}
				if len(n.Rhs) > 1 {
					break
				}
			}
		}
	case *ast.CallExpr:
		name := c.text(n.Fun)
		if (strings.HasSuffix(name, ".HasPrefix") || strings.HasSuffix(name, ".HasSuffix")) && !strings.HasPrefix(name, "fold.") && c.isChanged(n.Args[0]) {
			c.affixes["len("+c.text(n.Args[1])+") of "+c.original(n.Args[0])] = true
		}
	}
	return true
}

// original is the text that an expression has changed, "" for one that is not seen.
func (c *cutter) original(e ast.Expr) string {
	text := ""
	c.holds(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			text = c.changed[n.Name]
		case *ast.CallExpr:
			if slices.Contains(changers, c.text(n.Fun)) {
				text = c.text(n.Args[0])
			}
		}
		return text != ""
	})
	return text
}

func (c *cutter) cut(n ast.Node) bool {
	var cut ast.Expr
	var bounds []ast.Expr
	switch n := n.(type) {
	case *ast.SliceExpr:
		cut, bounds = n.X, []ast.Expr{n.Low, n.High}
	case *ast.IndexExpr:
		cut, bounds = n.X, []ast.Expr{n.Index}
	default:
		return true
	}
	for _, b := range bounds {
		if b != nil && !c.isChanged(cut) && (c.isPlace(b) || c.isAffix(cut, b)) {
			c.found = append(c.found, c.files.Position(cut.Pos()).String()+": "+c.text(b))
		}
	}
	return true
}

// isAffix says whether a text is cut by the length of what another form of it
// begins or ends with.
func (c *cutter) isAffix(cut, bound ast.Expr) bool {
	return c.holds(bound, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		return ok && c.affixes[c.text(call)+" of "+c.text(cut)]
	})
}

// isPlace says whether an expression is made of a place in a changed text: it
// is one, or a sum.
func (c *cutter) isPlace(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return c.places[e.Name]
	case *ast.ParenExpr:
		return c.isPlace(e.X)
	case *ast.BinaryExpr:
		return c.isPlace(e.X) || c.isPlace(e.Y)
	case *ast.CallExpr:
		switch name := c.text(e.Fun); {
		case name == "min" || name == "max":
			return slices.ContainsFunc(e.Args, c.isPlace)
		case strings.Contains(name, "Index") && !strings.HasPrefix(name, "fold."):
			return len(e.Args) > 1 && c.isChanged(e.Args[0])
		}
	}
	return false
}

func (c *cutter) isChanged(e ast.Expr) bool {
	return c.holds(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			_, changed := c.changed[n.Name]
			return changed
		case *ast.CallExpr:
			return slices.Contains(changers, c.text(n.Fun))
		}
		return false
	})
}

// holds says whether a part of the expression is what is looked for; the
// arguments of lookups and comparisons are no part of their result.
func (c *cutter) holds(e ast.Expr, is func(ast.Node) bool) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.IndexExpr:
			found = found || c.holds(n.X, is)
			return false
		case *ast.FuncLit:
			return false
		}
		found = found || n != nil && is(n)
		return !found
	})
	return found
}

func (c *cutter) text(n ast.Node) string {
	var b strings.Builder
	if err := printer.Fprint(&b, c.files, n); err != nil {
		return ""
	}
	return b.String()
}
