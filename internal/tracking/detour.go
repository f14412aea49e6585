package tracking

import (
	"net/url"
	"slices"
	"strings"

	"github.com/bibfix/bibfix/internal/fold"
)

// A Detour is an address that leads to another one through somebody's server:
// a search engine that counts clicks, a mail filter, or a library's proxy,
// which lets nobody else pass. Replacing the bytes from Start to End by Text
// gives the direct address.
type Detour struct {
	Start, End int
	Text       string
	Via        string // the host that is passed
	Proxy      bool   // a library's proxy
}

// redirectors holds the parameter in which a redirecting page has its target.
var redirectors = []struct{ hosts, path, parameters string }{
	{"google.*", "/url", "url q"},
	{"l.facebook.com lm.facebook.com l.instagram.com", "/", "u"},
	{"youtube.com", "/redirect", "q"},
	{"safelinks.protection.outlook.com", "/", "url"},
	{"linkedin.com", "/redir/redirect", "url"},
	{"linkedin.com", "/safety/go", "url"},
	{"out.reddit.com", "/", "url"},
	{"t.umblr.com", "/redirect", "z"},
	{"duckduckgo.com", "/l/", "uddg"},
	{"bing.com", "/newtabredir", "url"},
}

// detourSigns are what one of stands in every detour.
var detourSigns = []string{"=http", "prox", "ezp", "remotexs", "idm.oclc.org"}

// Suspicious is a quick look at an address: where it is false, [Find] and
// [FindDetour] find nothing.
func Suspicious(address string) bool {
	return strings.ContainsAny(address, parameterSigns) || containsAny(address, detourSigns)
}

// FindDetour says whether the address is a detour.
func FindDetour(address string) (Detour, bool) {
	if len(address) > longest || !containsAny(address, detourSigns) {
		return Detour{}, false
	}
	parsed, err := url.Parse(address)
	if err != nil || parsed.Host == "" {
		return Detour{}, false
	}
	host := strings.ToLower(parsed.Hostname())
	if !isHost(host) {
		return Detour{}, false
	}
	for _, r := range redirectors {
		if !strings.HasPrefix(parsed.Path, r.path) || !slices.ContainsFunc(strings.Fields(r.hosts), func(domain string) bool { return below(host, domain) }) {
			continue
		}
		for _, name := range strings.Fields(r.parameters) {
			if target := parsed.Query().Get(name); isAddress(target) {
				return Detour{0, len(address), target, host, false}, true
			}
		}
	}
	return proxy(address, host)
}

// isHost says whether the name is made of plain labels.
func isHost(name string) bool {
	for i := range len(name) {
		c := name[i]
		if ('a' > c || c > 'z') && ('0' > c || c > '9') && c != '-' && c != '.' {
			return false
		}
	}
	return name != "" && !strings.HasPrefix(name, ".") && !strings.Contains(name, "..")
}

func isAddress(s string) bool {
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")) && !strings.ContainsAny(s, " \n")
}

// proxy knows the two ways of EZproxy: a start page with the address behind
// "url=", and the host name of the site in front of its own, with its points
// or with hyphens for them ("www-quay-example.ezproxy.lund.example").
func proxy(address, host string) (Detour, bool) {
	site, via := splitProxy(host)
	if via == "" {
		return Detour{}, false
	}
	if site == "" {
		at := strings.Index(address, "url=")
		if at < 0 {
			return Detour{}, false
		}
		target := address[at+len("url="):]
		if decoded, err := url.QueryUnescape(target); err == nil && !isAddress(target) {
			target = decoded
		}
		return Detour{0, len(address), target, via, true}, isAddress(target)
	}
	if !strings.Contains(site, ".") {
		site = strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(site, "--", "\x00"), "-", "."), "\x00", "-")
	}
	if !endsInDomain(site) {
		return Detour{}, false
	}
	start := fold.Index(address, host)
	if start < 0 { // written with escapes
		return Detour{}, false
	}
	return Detour{start, start + len(host), site, via, true}, true
}

// splitProxy parts a host name into the site and the proxy behind it.
func splitProxy(host string) (site, via string) {
	labels := strings.Split(host, ".")
	for i, label := range labels {
		switch {
		case label == "ezproxy", label == "ezp", label == "libproxy", label == "eproxy", label == "rproxy", label == "proxy", label == "remotexs",
			strings.HasPrefix(label, "ezproxy-"), strings.HasPrefix(label, "libproxy-"),
			strings.HasSuffix(host, ".idm.oclc.org") && i == len(labels)-4:
			return strings.Join(labels[:i], "."), strings.Join(labels[i:], ".")
		}
	}
	return "", ""
}

// endsInDomain says whether a host name ends as sites with literature do.
func endsInDomain(host string) bool {
	labels := strings.Split(host, ".")
	if len(labels) < 2 {
		return false
	}
	switch last := labels[len(labels)-1]; last {
	case "com", "org", "net", "edu", "gov", "int", "info", "io", "eu":
		return true
	default:
		return len(last) == 2 && len(labels) > 2
	}
}
