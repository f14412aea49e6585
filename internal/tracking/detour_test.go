package tracking

import "testing"

func TestFindDetour(t *testing.T) {
	for _, test := range []struct {
		address, want string
		proxy         bool
	}{
		{"https://www.google.com/url?sa=t&url=https%3A%2F%2Fquay.example%2Fa%3Fid%3D3&usg=x", "https://quay.example/a?id=3", false},
		{"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fquay.example%2F&data=x", "https://quay.example/", false},
		{"https://l.facebook.com/l.php?u=https%3A%2F%2Fquay.example%2Fa&h=x", "https://quay.example/a", false},
		{"https://www-quay--side-com.ezproxy.lund.example/a?id=3#b", "https://www.quay-side.com/a?id=3#b", true},
		{"http://www.quay.org.ezproxy.lund.example/a", "http://www.quay.org/a", true},
		{"https://www-quay-org.lund.idm.oclc.org/a", "https://www.quay.org/a", true},
		{"https://ezproxy.lund.example/login?url=https://www.quay.org/a?id=3&b=4", "https://www.quay.org/a?id=3&b=4", true},
		{"https://ezproxy.lund.example/login?qurl=https%3A%2F%2Fwww.quay.org%2Fa", "https://www.quay.org/a", true},
		// Sites of their own.
		{"https://www.google.com/search?q=quay", "", false},
		{"https://www.google.com/url?q=quay", "", false},
		{"https://proxy.example/a", "", false},
		{"https://docs.proxy.example/a", "", false},
		{"https://quay.example/login?url=https://pier.example/", "", false},
		{"https://www.oclc.org/a", "", false},
		{"https://idm.oclc.org/a", "", false},
		{"://", "", false},
		{"%zz", "", false},
		{"", "", false},
	} {
		d, ok := FindDetour(test.address)
		got := ""
		if ok {
			got = test.address[:d.Start] + d.Text + test.address[d.End:]
		}
		if ok && !Suspicious(test.address) {
			t.Errorf("%s looks like an address without a detour", test.address)
		}
		if got != test.want || d.Proxy != test.proxy {
			t.Errorf("%s\n got %q (proxy %v)\nwant %q", test.address, got, d.Proxy, test.want)
		}
	}
}

func FuzzFindDetour(f *testing.F) {
	f.Add("https://www-quay-com.ezproxy.lund.example/a")
	f.Add("https://www.google.com/url?url=http%3A%2F%2Fa.b")
	f.Fuzz(func(t *testing.T, address string) {
		if d, ok := FindDetour(address); ok && (d.Start < 0 || d.End < d.Start || d.End > len(address) || d.Text == "" || d.Via == "") {
			t.Fatalf("%+v of %q", d, address)
		}
	})
}
