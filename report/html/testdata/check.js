// Looks at the page as it is rendered now and returns what is wrong with it, a
// sentence each. The browser test runs it; the page itself has no script.
(() => {
	const faults = [];
	const seen = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible';
	const where = e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + (e.className ? '.' + e.className : '') +
		' "' + (e.textContent || '').trim().slice(0, 40) + '"';

	// Landmarks: one of each, and everything that can be read stands in one.
	for (const name of ['header', 'nav', 'main', 'footer', 'h1', 'title']) {
		const n = document.querySelectorAll(name).length;
		if (n !== 1) faults.push(n + ' elements ' + name);
	}
	for (const child of document.body.children)
		if (!child.matches('header, nav, main, footer, a.skip')) faults.push('outside of all landmarks: ' + where(child));
	for (const e of document.querySelectorAll('section, nav, footer')) {
		const by = e.getAttribute('aria-labelledby');
		const name = by ? document.getElementById(by)?.textContent : e.getAttribute('aria-label');
		if (!name) faults.push('without a name: ' + where(e));
	}
	if (!document.documentElement.lang) faults.push('no language');

	// Headings: no level is left out on the way down.
	let level = 0;
	for (const h of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
		const now = Number(h.tagName[1]);
		if (now > level + 1) faults.push('the heading skips a level: ' + where(h));
		if (!h.textContent.trim()) faults.push('an empty heading');
		level = now;
	}

	// Names of what can be operated, targets of links, and ids.
	for (const e of document.querySelectorAll('a, button, summary, textarea, input, select'))
		if (!(e.getAttribute('aria-label') || (e.tagName === 'TEXTAREA' ? '' : e.textContent)).trim()) faults.push('without a name: ' + where(e));
	for (const a of document.querySelectorAll('a')) {
		const href = a.getAttribute('href') || '';
		if (href.startsWith('#')) {
			if (!document.getElementById(href.slice(1))) faults.push('the link leads nowhere: ' + href);
		} else if (!/^https:\/\/(doi\.org|github\.com)\//.test(href) || a.rel !== 'noreferrer') faults.push('a strange link: ' + href);
	}
	const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
	if (new Set(ids).size !== ids.length) faults.push('an id stands twice');
	for (const table of document.querySelectorAll('table'))
		if (!table.querySelector('th[scope]')) faults.push('a table without headings: ' + where(table));

	// Nothing but the page's own style.
	const foreign = document.querySelectorAll('script, img, iframe, object, embed, form, link, base, audio, video, [style], [onclick], [onerror], [onload]');
	for (const e of foreign) faults.push('should not be there: ' + where(e));
	if (document.querySelectorAll('style').length !== 1) faults.push('more than one style');

	// The page does not scroll sideways.
	const wide = document.documentElement.scrollWidth, room = document.documentElement.clientWidth;
	if (wide > room) {
		faults.push('the page is ' + wide + ' wide, the window ' + room);
		for (const e of document.querySelectorAll('main *, nav *, footer *'))
			if (e.getBoundingClientRect().right > room + 1) { faults.push('too wide: ' + where(e)); break; }
	}

	// Contrast of all text that is shown, against the colours behind it.
	const parse = text => {
		const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number);
		return [r, g, b, a];
	};
	const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
	const behind = e => {
		const layers = [];
		for (; e; e = e.parentElement) {
			const c = parse(getComputedStyle(e).backgroundColor);
			if (c[3] > 0) layers.push(c);
			if (c[3] === 1) break;
		}
		return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
	};
	const luminance = c => c.slice(0, 3).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
		.reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	let texts = 0, worst = 99;
	while (walker.nextNode()) {
		const e = walker.currentNode.parentElement;
		if (!walker.currentNode.textContent.trim() || !seen(e)) continue;
		texts++;
		const back = behind(e);
		const pair = [luminance(over(parse(getComputedStyle(e).color), back)), luminance(back)].sort((a, b) => b - a);
		const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
		worst = Math.min(worst, ratio);
		if (ratio < 4.5) faults.push('contrast ' + ratio.toFixed(2) + ': ' + where(e));
	}
	if (texts < 10) faults.push('only ' + texts + ' texts are shown');
	return JSON.stringify({ faults: faults.slice(0, 20), texts, worst, dark: matchMedia('(prefers-color-scheme: dark)').matches, back: getComputedStyle(document.body).backgroundColor });
})()
