package tracking

import "strings"

// everywhere holds parameters that are tracking on any host: their names are
// somebody's brand, or say so. Names are lower case; a star stands for any
// ending. Names that could identify a page on some host (id, ref, source, s,
// cid and so on) have no place here.
var everywhere = parameters(`
	utm_* fbclid gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid hsa_* msclkid yclid ysclid twclid ttclid
	igshid igsh mibextid li_fat_id srsltid _gl _ga _openstat
	mc_cid mc_eid ml_subscriber ml_subscriber_hash mkt_tok vero_id vero_conv oly_enc_id oly_anon_id
	_hsenc _hsmi __hstc __hssc __hsfp hsctatracking
	elqtrackid elqcampaignid elqaid elqat
	fb_action_ids fb_action_types fb_source fb_ref
	guccounter guce_referrer guce_referrer_sig
	mtm_campaign mtm_source mtm_medium mtm_keyword pk_campaign pk_source pk_medium pk_kwd
	wt.mc_id wt.ec_id wt.feed_name wt_mc wt.nav sa_campaign xtor ck_subscriber_id referrer=grok.com
	casa_token jsessionid phpsessid cfid cftoken`)

// A row holds parameters that are tracking, or belong to one visitor's
// session or search, on some hosts only.
type row struct {
	hosts  string   // domains, their subdomains included; "google.*" is that name under any top-level domain
	paths  []string // one of these must be in the path; none for any path
	params map[string][]string
}

// rows is the table by host. It was collected from the addresses that the
// sites' own share, export and alert links hand out. In bibliographies these
// are commoner than the utm_ family.
var rows = []row{
	// Indexes and archives. In Scopus eid and scp identify, in Google Books id
	// and pg do; q and dq show the passage and stay.
	{"scopus.com", nil, parameters("partnerid md5 origin zone txgid featuretoggles rel")},
	{"scopus.com", []string{"/record/", "/inward/"}, parameters("source sort src st1 st2 sot sdt sl s sid nlo nlr nls relpos citecnt searchterm sessionsearchid currentrecordpageindex")},
	{"ncbi.nlm.nih.gov", nil, parameters("tool itool otool holding ordinalpos linkpos log$ rendertype=abstract dopt=abstract dopt=abstractplus dopt=citation from_term from_sort from_page from_pos from_filter from_size from_schema from_uid from_linkname from_from_uid")},
	{"webofknowledge.com webofscience.com", nil, parameters("sid srcapp srcauth destapp keyuid usr_id app_product destlinktype")},
	{"proquest.com", nil, parameters("accountid pq-origsite parentsessionid fromopenview searchkeywords _oafollow sourcetype")},
	{"jstor.org", nil, parameters("refreqid searchtext searchuri ab_segments uid sid googleloggedin")},
	{"researchgate.net", nil, parameters("_sg _sg[0] _sg[1] _sg[2] _tp _iepl* _esc enrichid enrichsource el channel linkid showfulltext origin")},
	{"academia.edu", nil, parameters("email_work_card sm auto=download swp")},
	{"ebscohost.com", nil, parameters("sid vid hid bdata custid groupid")},
	{"gale.com galegroup.com", nil, parameters("sid asid")},
	{"westlaw.com", nil, parameters("originationcontext transitiontype contextdata sessionscopeid")},
	{"wikipedia.org", nil, parameters("wprov")},
	{"ssrn.com", nil, parameters("rec srcabs alg pos")},
	{"books.google.*", nil, parameters("ots sig sa ved ei source redir_esc oi ct cd cad resnum hl lr lpg authuser gbpv newbks newbks_redir ovdme")},
	{"scholar.google.*", nil, parameters("hl as_sdt as_vis oi lr oe ei sa ved authuser sciodt scisig nossl")},
	{"google.*", []string{"/search", "/books"}, parameters("ei ved sa gs_lcp gs_lp gs_lcrp sclient oq aqs sourceid ie rlz client source sxsrf sca_esv usg redir_esc oi hl ots sig")},
	{"news.google.*", nil, parameters("gaa_at gaa_n gaa_ts gaa_sig")},

	// Publishers. In ScienceDirect's old addresses _ob and _udi identify.
	{"sciencedirect.com", nil, parameters("via dgcid _returnurl _rdoc _fmt _orig _origin _sort _docanchor _acct _version _urlversion _userid _user _zone _alid _qd _ct _srch _st _cdi _artoutline _handle _check md5 view=c zone origin rr fr ref=pdf_download ref=cra_js_challenge np=y searchtype originregion origincreation isdtmredir")},
	{"els-cdn.com", nil, parameters("_tid acdnat")},
	{"linkinghub.elsevier.com", nil, parameters("showall _returnurl via dgcid")},
	{"thelancet.com cell.com", nil, parameters("_returnurl dgcid showall mobileui rss=yes")},
	// What one kind of server behind many journals adds: who referred, in the words of OpenURL.
	{"onlinelibrary.wiley.com tandfonline.com sagepub.com annualreviews.org ahajournals.org pubs.acs.org pnas.org science.org nejm.org " +
		"liebertpub.com royalsocietypublishing.org worldscientific.com physiology.org ascopubs.org uchicago.edu", []string{"/doi/"},
		parameters("url_ver rfr_id rfr_dat journalcode cookieset needaccess")},
	{"onlinelibrary.wiley.com", nil, parameters("deniedaccesscustomisedmessage userisauthenticated campaign af saml_referrer systemmessage globalmessage purchase_referrer purchase_site_license r3_referer tracking_action show_checkout isreportingdone")},
	{"tandfonline.com", nil, parameters("needaccess journalcode scroll cookieset role src af ai ui instname mobileui forwardservice")},
	{"journals.sagepub.com", nil, parameters("journalcode icid af ssource needaccess")},
	{"springer.com", nil, parameters("shared-article-renderer error=cookies_not_supported code noaccess no-access from=sl awc cjevent cjdata countrychanged li=true originurl pds getft_integrator")},
	{"nature.com", nil, parameters("error=cookies_not_supported code message-global foxtrotcallback origin=ppub proof awc cjevent cjdata")},
	{"academic.oup.com oxfordjournals.org", nil, parameters("redirectedfrom login searchresult rss resultclick searchid firstindex hits sortspec resourcetype frameset")},
	{"jamanetwork.com", nil, parameters("resultclick linkid appid alert widget")},
	{"emerald.com emeraldinsight.com", nil, parameters("fullsc mbsc fullsc1 journalcode")},
	{"dl.acm.org portal.acm.org", nil, parameters("coll dl preflayout ret")},
	{"ieeexplore.ieee.org", nil, parameters("tp reload denied contenttype sortype searchfield refinements matchboolean rowsperpage searchwithin querytext signout")},
	{"pubs.acs.org pubs.rsc.org pnas.org science.org", nil, parameters("journalcode needaccess cookieset rss=1 af")},
	{"bmj.com highwire.org", nil, parameters("rss=1 searchid firstindex hits sortspec resourcetype frameset int_source int_medium int_campaign")},
	{"mdpi.com", nil, parameters("type=check_update version=1 version=2")},
	{"medscape.com", nil, parameters("src uac impid faf sso spon mmrid")},

	// News and networks.
	{"nytimes.com", nil, parameters("smid smtyp partner emc _r hp clicksource module pgtype rref action=click region referringsource searchresultposition mcubz regi_id segment_id instance_id campaign_id user_id")},
	{"theguardian.com", nil, parameters("cmp cmp_bunit cmp_tu intcmp")},
	{"washingtonpost.com", nil, parameters("itid wpisrc wpmm hpid tid noredirect")},
	{"bbc.com bbc.co.uk", nil, parameters("at_medium at_campaign at_campaign_type at_custom1 at_custom2 at_custom3 at_custom4 at_link_id at_link_origin at_link_type at_ptr_name at_format at_bbc_team xtor ocid intlink_from_url link_location ns_mchannel ns_source ns_campaign ns_linkname ns_fee")},
	{"economist.com", nil, parameters("fsrc")},
	{"reuters.com", nil, parameters("il feedtype feedname rpc taid")},
	{"forbes.com", nil, parameters("sh ss ctpv")},
	{"bloomberg.com", nil, parameters("sref srnd leadsource cmpid")},
	{"wsj.com", nil, parameters("mod reflink")},
	{"ft.com", nil, parameters("segmentid sharetype")},
	{"msn.com", nil, parameters("ocid cvid")},
	{"youtube.com youtu.be", nil, parameters("si feature ab_channel pp")},
	{"spotify.com", nil, parameters("si")},
	{"twitter.com x.com", []string{"/status/"}, parameters("s t ref_src ref_url cxt")},
	{"facebook.com", nil, parameters("__tn__ __cft__[0] __xts__[0] m_entstream_source paipv eav _rdr fref hc_ref hc_location rdid share_url sfnsn ref=share")},
	{"linkedin.com", nil, parameters("trk trackingid lipi rcm midtoken midsig")},
	{"medium.com", nil, parameters("source gi")},
	{"reddit.com", nil, parameters("share_id rdt ref_source")},
	{"tiktok.com", nil, parameters("_r _t is_from_webapp sender_device sender_web_id web_id share_app_id")},
	{"amazon.*", []string{"/dp/", "/gp/product/"}, parameters("ref ref_ tag qid sr keywords dchild linkcode creative camp creativeasin sprefix crid dib dib_tag pd_rd_i pd_rd_r pd_rd_w pd_rd_wg pf_rd_p pf_rd_r content-id ie s _encoding")},
}

// parameters makes a set of the words of list: "name" for any value of that
// parameter, "name=value" for one that says nothing with that value only.
func parameters(list string) map[string][]string {
	set := map[string][]string{}
	for _, word := range strings.Fields(list) {
		name, value, limited := strings.Cut(word, "=")
		if limited {
			set[name] = append(set[name], value)
		} else {
			set[name] = nil
		}
	}
	return set
}

// holds says whether the set names the parameter with that value.
func holds(set map[string][]string, name, value string) bool {
	values, ok := set[name]
	if !ok {
		for i := len(name) - 1; i > 2 && !ok; i-- {
			values, ok = set[name[:i]+"*"]
		}
	}
	if !ok {
		return false
	}
	for _, v := range values {
		if v == value {
			return true
		}
	}
	return len(values) == 0
}

// byDomain and byName are the table by what its rows' hosts say: "scopus.com",
// and "google." for "google.*".
var byDomain, byName = index()

func index() (domains, names map[string][]row) {
	domains, names = map[string][]row{}, map[string][]row{}
	for _, r := range rows {
		for _, host := range strings.Fields(r.hosts) {
			if name, any := strings.CutSuffix(host, "*"); any {
				names[name] = append(names[name], r)
			} else {
				domains[host] = append(domains[host], r)
			}
		}
	}
	return domains, names
}

// rowsOf are the rows of the table for a host and a path.
func rowsOf(host, path string) []row {
	var found []row
	for at := 0; ; {
		for _, r := range byDomain[host[at:]] {
			found = r.appendTo(found, path)
		}
		for name, list := range byName {
			if strings.HasPrefix(host[at:], name) {
				for _, r := range list {
					found = r.appendTo(found, path)
				}
			}
		}
		next := strings.IndexByte(host[at:], '.')
		if next < 0 {
			return found
		}
		at += next + 1
	}
}

func (r row) appendTo(list []row, path string) []row {
	if len(r.paths) > 0 && !containsAny(path, r.paths) {
		return list
	}
	return append(list, r)
}

// below says whether host is the domain or a subdomain of it; "google.*" is
// that name under any top-level domain.
func below(host, domain string) bool {
	if name, any := strings.CutSuffix(domain, "*"); any {
		return strings.HasPrefix(host, name) || strings.Contains(host, "."+name)
	}
	return host == domain || strings.HasSuffix(host, "."+domain)
}

func containsAny(s string, parts []string) bool {
	for _, part := range parts {
		if strings.Contains(s, part) {
			return true
		}
	}
	return false
}
