package ruletest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"

	"github.com/bibfix/bibfix/lint"
)

// CheckSources returns what is wrong with the files in the folder of the rules: each
// belongs to a rule, whose name it bears or begins with, or is rules.go; and no rule
// uses what stands in the file of another. What serves several is a package beneath.
func CheckSources(all []lint.Rule, source string) []string {
	names, err := filepath.Glob(filepath.Join(source, "*.go"))
	if err != nil {
		return []string{err.Error()}
	}
	var faults []string
	owners := map[string]string{} // of what is declared: the rule
	files := map[string][]*ast.File{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return []string{err.Error()}
		}
		rule := ownerOf(filepath.Base(name), all)
		switch {
		case rule != "":
			files[rule] = append(files[rule], file)
			for _, id := range declared(file) {
				owners[id] = rule
			}
		case filepath.Base(name) != "rules.go":
			faults = append(faults, name+" belongs to no rule: what serves several is a package in "+filepath.Join(source, "internal"))
		}
	}
	for _, rule := range all {
		for _, file := range files[rule.ID] {
			for _, id := range file.Unresolved {
				if owner := owners[id.Name]; owner != "" && owner != rule.ID {
					faults = append(faults, rule.ID+" uses "+id.Name+" of "+owner+": what serves several is a package in "+filepath.Join(source, "internal"))
				}
			}
		}
	}
	return faults
}

// ownerOf is the rule whose file that is: doi-form of doi_form.go and of
// doi_form_field.go; "" for none.
func ownerOf(name string, all []lint.Rule) string {
	longest := ""
	for _, rule := range all {
		rest, begins := strings.CutPrefix(strings.TrimSuffix(name, ".go"), strings.ReplaceAll(rule.ID, "-", "_"))
		if begins && (rest == "" || rest[0] == '_') && len(rule.ID) > len(longest) {
			longest = rule.ID
		}
	}
	return longest
}

// declared are the names that a file declares for its package, without methods.
func declared(file *ast.File) []string {
	var names []string
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				names = append(names, d.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					names = append(names, s.Name.Name)
				case *ast.ValueSpec:
					for _, id := range s.Names {
						names = append(names, id.Name)
					}
				}
			}
		}
	}
	return names
}
