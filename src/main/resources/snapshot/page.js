'use strict';
// The whole of the page: unfolds the texts, finds in them, shows them. It asks nobody for anything.
(async () => {
  const MOST_SHOWN = 100;
  const LONGEST_SOUND = 30; // letters, so that the state of a match fits into an integer
  const KINDS = { 'policy': '制度', 'relief-program': '纾困方案', 'special-case': '特殊情形' };
  const CARD = [['cannot', '不能说'], ['can', '能说'], ['ask', '要问'], ['say', '可以这样说']];
  const at = id => document.getElementById(id);
  const made = new Date(document.body.dataset.made);

  // ---- how old it is

  function showAge() {
    const minutes = Math.floor((Date.now() - made) / 60000);
    const old = minutes >= 24 * 60;
    const age = minutes < -5 ? '本机时钟早于生成时间，无法判断新旧'
      : minutes < 60 ? Math.max(0, minutes) + ' 分钟前生成'
      : minutes < 48 * 60 ? Math.floor(minutes / 60) + ' 小时前生成'
      : Math.floor(minutes / 1440) + ' 天前生成';
    at('age').textContent = old ? '⚠ 可能已过期：' + age + '，以系统恢复后的内容为准' : age;
    at('age').classList.toggle('old', old || minutes < -5);
  }
  showAge();
  setInterval(showAge, 30000);

  // ---- unfolding

  async function unfold() {
    const packed = Uint8Array.from(atob(at('texts').textContent), c => c.charCodeAt(0));
    at('texts').remove();
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    const lines = (await new Response(stream).text()).split('\n');
    return lines.map(line => JSON.parse(line));
  }

  // ---- characters: what is compared is folded, one for one, so that places stay what they are

  const folded = new Array(65536);
  const sounds = new Array(65536);
  const first = new Int32Array(65536); // the letters that a character's readings begin with, a bit each
  const bit = letter => 1 << (letter - 97);

  function learn(letters) {
    for (const [plain, traditional] of Object.entries(letters.simplified)) {
      for (const c of traditional) folded[c.charCodeAt(0)] = plain;
    }
    for (const [open, close] of ['〔〕', '[]', '【】', '「」', '《》', '〈〉']) {
      folded[open.charCodeAt(0)] = '(';
      folded[close.charCodeAt(0)] = ')';
    }
    for (const [syllable, characters] of Object.entries(letters.readings)) {
      for (const c of characters) {
        const code = c.charCodeAt(0);
        (sounds[code] ??= []).push(syllable);
        if (syllable.includes('v')) sounds[code].push(syllable.replace('v', 'u'));
        first[code] |= bit(syllable.charCodeAt(0));
      }
    }
  }

  function fold(text) {
    let out = '';
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      out += folded[code] ??= foldOne(text[i]);
    }
    return out;
  }

  function foldOne(c) {
    const plain = c.normalize('NFKC').toLowerCase();
    return plain.length === 1 ? folded[plain.charCodeAt(0)] ?? plain : c;
  }

  const DIGITS = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
  const UNITS = { 十: 10, 百: 100, 千: 1000, 万: 10000 };

  // 三十六 is 36, 二〇二二 is 2022; the same on both sides, so that they meet.
  function numerals(text) {
    return text.replace(/[零〇一二两三四五六七八九十百千万]+/g, run => {
      if (![...run].some(c => c in UNITS)) return [...run].map(c => DIGITS[c]).join('');
      let all = 0, part = 0, digit = 0, any = false;
      for (const c of run) {
        if (c in DIGITS) { digit = DIGITS[c]; any = true; continue; }
        if (c === '万') { all += (part + digit) * 10000; part = 0; }
        else part += (any && digit ? digit : 1) * UNITS[c];
        digit = 0;
        any = true;
      }
      return String(all + part + digit) === '0' ? run : String(all + part + digit);
    });
  }

  // ---- finding

  const isDigit = c => c >= '0' && c <= '9';

  // A number is not found within a longer one.
  function placeOf(word, text) {
    for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) {
      if (!(isDigit(word[0]) && i > 0 && isDigit(text[i - 1]))
          && !(isDigit(word.at(-1)) && i + word.length < text.length && isDigit(text[i + word.length]))) {
        return i;
      }
    }
    return -1;
  }

  // Letters as they sound, the last syllable perhaps unfinished; with initials also as 'hk' or 'huank' or '还k'.
  // The states are a bit each: so many letters of the word are spoken for.
  function placeOfSound(word, text, initials) {
    const whole = 1 << word.length;
    const begins = word.charCodeAt(0);
    const letter = begins >= 97 && begins <= 122 ? bit(begins) : 0;
    for (let from = 0; from < text.length; from++) {
      if (!(first[text.charCodeAt(from)] & letter) && text[from] !== word[0]) continue;
      let states = 1;
      for (let i = from; i < text.length && states; i++) {
        states = heard(word, text, i, states, initials);
        if (states & whole) return [from, i + 1];
      }
    }
    return null;
  }

  function heard(word, text, i, states, initials) {
    let next = 0;
    const readings = sounds[text.charCodeAt(i)] ?? [];
    for (let done = 0; done < word.length; done++) {
      if (!(states & (1 << done))) continue;
      if (text[i] === word[done]) next |= 1 << (done + 1);
      for (const reading of readings) {
        if (word.startsWith(reading, done)) next |= 1 << (done + reading.length);
        if (reading[0] !== word[done]) continue;
        if ((initials || done > 0) && reading.startsWith(word.slice(done))) next |= 1 << word.length;
        if (initials) {
          next |= 1 << (done + 1);
          if (reading[1] === 'h' && word[done + 1] === 'h') next |= 1 << (done + 2);
        }
      }
    }
    return next;
  }

  // The fields of a document from the best on: what a match is worth, its words, whether initials find it.
  function fieldsOf(d) {
    const numbers = d.sources.map(s => s.number ?? '');
    const facts = d.details.flatMap(row => row.lines);
    const card = d.card.flat().map(([line]) => line);
    const bodies = d.clauses.map(([, , html]) => words(html));
    return [
      [100, [d.title], true],
      [70, d.aliases, true],
      [60, d.heardAs, true],
      [45, numbers, true],
      [40, d.askedAs, true],
      [30, [...d.tags, KINDS[d.kind]], true],
      [25, d.clauses.map(([, heading]) => heading), true],
      [20, [d.summary, ...card], false],
      [10, [...facts, ...d.sources.flatMap(s => [s.authority, s.title, s.article ?? '']), d.slug], false],
      [8, bodies, false],
    ].map(([worth, texts, initials]) => {
      const text = texts.join('\n');
      const plain = fold(text);
      const counted = numerals(plain);
      return { worth, text, plain, counted: counted === plain ? null : counted, initials };
    });
  }

  function words(html) {
    return html.replace(/<[^>]*>/g, ' ')
      .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
  }

  // A whole name is worth more than its beginning, and that more than its middle.
  function matchAt(field, place, share) {
    const begins = place[0] === 0 || field.plain[place[0] - 1] === '\n';
    const ends = (field.plain[place[1]] ?? '\n') === '\n';
    return { worth: field.worth * share * (begins && ends ? 2 : begins ? 1.5 : 1), field, place };
  }

  function matchOf(word, fields) {
    const counted = numerals(word);
    const letters = word.replace(/['’]/g, '');
    const spoken = /[a-z]/.test(letters) && letters.length <= LONGEST_SOUND;
    for (const f of fields) {
      const place = placeOf(word, f.plain);
      if (place >= 0) {
        return matchAt(f, [place, place + word.length], 1);
      }
      if (placeOf(counted, f.counted ?? f.plain) >= 0) return { worth: f.worth * 0.9, field: f };
    }
    for (const f of spoken ? fields : []) {
      const place = placeOfSound(letters, f.plain, f.initials);
      if (place) return matchAt(f, place, 0.6);
    }
    return null;
  }

  // Of what is asked for each word must be there; a word of the street may stand for the right one.
  function find(query) {
    const asked = fold(query).split(/[\s,，、。;；!！?？]+/).filter(w => w)
      .map(w => [w, ...(synonyms.get(w) ?? [])]);
    const hits = [];
    for (const d of documents) {
      let worth = 0;
      const matches = [];
      for (const ways of asked) {
        const best = ways.map((w, i) => [matchOf(w, d.fields), i ? 0.8 : 1]).filter(([m]) => m)
          .sort(([a, x], [b, y]) => b.worth * y - a.worth * x)[0];
        if (!best) { worth = -1; break; }
        worth += best[0].worth * best[1];
        matches.push(best[0]);
      }
      if (worth >= 0) hits.push({ d, worth, matches });
    }
    return hits.sort((a, b) => b.worth - a.worth || a.d.order - b.d.order);
  }

  // ---- showing; every text becomes a text node, and the HTML of clauses was cleaned where it was made

  function el(name, attributes, ...children) {
    const element = document.createElement(name);
    Object.entries(attributes ?? {}).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children.filter(c => c !== null && c !== undefined));
    return element;
  }

  const link = (slug, clause) => '#d=' + slug + (clause ? '&c=' + clause : '');

  // Past that day the text counts as overdue: today's, unless the page is about another day.
  function overdue(d) {
    const { today, asOf } = document.body.dataset;
    const day = asOf === today ? new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10) : asOf;
    return d.reviewBy && d.reviewBy < day;
  }

  function flags(d) {
    return [
      el('span', { class: 'flag' }, KINDS[d.kind]),
      d.sample ? el('span', { class: 'flag bad' }, '示例条款，不是真实银行的') : null,
      overdue(d) ? el('span', { class: 'flag bad' }, '复核已逾期 ' + d.reviewBy) : null,
    ];
  }

  function snippet(hit) {
    const match = hit?.matches.find(m => m.place && m.field.worth < 100);
    if (!match) return hit?.d.summary ?? '';
    const { text } = match.field;
    const [from, to] = match.place;
    const start = Math.max(text.lastIndexOf('\n', from) + 1, from - 18);
    const end = text.indexOf('\n', to);
    return [text.slice(start, from), el('mark', {}, text.slice(from, to)),
      text.slice(to, Math.min(end < 0 ? text.length : end, to + 40))];
  }

  function item(hit) {
    const { d } = hit;
    return el('li', {}, el('a', { href: link(d.slug), 'data-slug': d.slug, tabindex: '-1' },
      el('b', {}, d.title), ' ', ...flags(d), el('small', {}, ...[snippet(hit)].flat())));
  }

  function cardOf(d) {
    return el('div', { class: 'card' }, ...CARD.map(([name, label], i) => d.card[i].length === 0 ? null
      : el('section', { class: name }, el('h3', {}, label), el('ul', {}, ...d.card[i].map(([line, clause]) =>
        el('li', {}, el('a', { href: link(d.slug, clause) }, line)))))));
  }

  function rowsOf(d) {
    return el('dl', {}, ...d.details.filter(row => row.figure || row.lines.length).flatMap(row => {
      const [slug, name] = (row.figure ?? '').split('#');
      const value = row.figure ? documents.bySlug.get(slug)?.figures?.[name] ?? '见正文' : null;
      return [el('dt', {}, row.label),
        el('dd', {}, value, ...row.lines.map(line => el('div', {}, line)))];
    }));
  }

  function clauseOf(d, [id, heading, html]) {
    const body = el('template');
    body.innerHTML = html;
    for (const a of body.content.querySelectorAll('a')) {
      const to = new URLSearchParams(a.hash.slice(1)).get('d');
      if (!documents.bySlug.has(to)) a.replaceWith(...a.childNodes);
    }
    return el('section', {}, el('h2', { id: 'c-' + id }, heading), body.content);
  }

  function sourceOf(s) {
    return el('li', {}, [s.authority, '《' + s.title + '》', s.number, s.article, s.date].filter(x => x).join(' '));
  }

  function show(slug, clause) {
    const d = documents.bySlug.get(slug);
    for (const a of at('hits').querySelectorAll('a')) a.setAttribute('aria-current', a.dataset.slug === slug);
    if (!d) {
      at('text').replaceChildren();
      return;
    }
    const names = [...d.aliases, ...d.heardAs.map(h => '客户常说：' + h)].join(' · ');
    at('text').replaceChildren(
      el('h1', {}, d.title), el('p', {}, ...flags(d)), el('p', {}, d.summary), cardOf(d), rowsOf(d),
      ...d.clauses.map(c => clauseOf(d, c)),
      ...(d.sources.length ? [el('h2', {}, '依据'), el('ul', {}, ...d.sources.map(sourceOf))] : []),
      el('p', { class: 'soft' }, '有效期 ' + (d.from ?? '') + ' 起' + (d.until ? '，' + d.until + ' 前' : '，未定截止') + ' · 第 ' + d.number + ' 版'
        + (d.reviewBy ? ' · 复核期限 ' + d.reviewBy : '') + ' · 负责：' + d.owner + (names ? ' · ' + names : '')
        + (d.regions.length ? ' · 地区：' + d.regions.join('、') : '')));
    const aim = clause && document.getElementById('c-' + clause);
    aim?.classList.add('aim');
    if (aim) aim.scrollIntoView();
    else at('text').scrollTop = 0;
  }

  // ---- what is typed, and where the address points

  let shown = null;

  function search() {
    const query = at('query').value.trim();
    const hits = query ? find(query) : documents.map(d => ({ d, matches: [] }));
    at('found').textContent = (query ? '找到 ' : '共 ') + hits.length + ' 篇'
      + (hits.length > MOST_SHOWN ? '，列出前 ' + MOST_SHOWN + ' 篇，多打几个字会更准' : '')
      + (query && hits.length === 0 ? '：换一个说法，或者少打几个字' : '');
    at('hits').replaceChildren(...hits.slice(0, MOST_SHOWN).map(item));
    choose(query && hits.length ? hits[0].d.slug : null);
  }

  function choose(slug, clause) {
    shown = slug;
    show(slug, clause);
  }

  function move(step) {
    const slugs = [...at('hits').querySelectorAll('a')].map(a => a.dataset.slug);
    const next = slugs[Math.min(slugs.length - 1, Math.max(0, slugs.indexOf(shown) + step))];
    if (!next) return;
    choose(next);
    at('hits').querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  }

  function follow() {
    const place = new URLSearchParams(location.hash.slice(1));
    if (place.has('q')) {
      at('query').value = place.get('q');
      search();
    } else if (place.has('d')) {
      choose(place.get('d'), place.get('c'));
    }
  }

  document.addEventListener('keydown', e => {
    const typing = document.activeElement === at('query');
    if (e.isComposing) return;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      if (!typing) return;
      e.preventDefault();
      move(e.key === 'ArrowDown' ? 1 : -1);
    } else if (e.key === 'Enter' && typing && shown) {
      at('text').focus();
    } else if (e.key === 'Escape' || (e.key === '/' && !typing)) {
      e.preventDefault();
      at('query').focus();
      at('query').select();
    }
  });

  // ---- beginning

  let documents = [], synonyms = new Map();
  try {
    const began = performance.now();
    documents = await unfold();
    const letters = documents.pop();
    learn(letters);
    for (const [street, term] of letters.synonyms) {
      synonyms.set(fold(street), [...(synonyms.get(fold(street)) ?? []), fold(term)]);
    }
    documents.sort((a, b) => a.title.localeCompare(b.title, 'zh-CN'));
    documents.forEach((d, i) => { d.order = i; d.fields = fieldsOf(d); });
    documents.bySlug = new Map(documents.map(d => [d.slug, d]));
    at('count').textContent = ' · ' + documents.length + ' 篇'
      + (letters.unreadable ? '，另有 ' + letters.unreadable + ' 篇已损坏、没有收进来' : '');
    at('query').addEventListener('input', search);
    window.addEventListener('hashchange', follow);
    search();
    follow();
    document.body.dataset.readyIn = Math.round(performance.now() - began);
  } catch (e) {
    at('found').textContent = '这个浏览器展不开内容（' + e + '）：请换用近两年的 Chrome、Edge 或 Firefox。';
  }
})();
