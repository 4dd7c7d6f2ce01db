// Language, theme, filters and links of the page; what is chosen stands in the address, so that it can be sent to others.
{
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const state = new URLSearchParams();
  const rows = all('#matrix > tr');
  const texts = new Map();
  const names = ['lang', 'theme', 'verdict', 'level', 'api', 'q', 'at'];

  for (const one of all('.settings, .filters, .copy')) one.hidden = false;

  function readAddress() {
    const hash = decodeURIComponent(location.hash.slice(1));
    // A plain name is a place in the page, as in every other page.
    const given = hash.includes('=') ? new URLSearchParams(location.hash.slice(1)) : undefined;
    if (given !== undefined) for (const key of names) state.delete(key);
    for (const [key, value] of given ?? [['at', hash]]) if (value !== '') state.set(key, value);
  }

  function writeAddress() {
    const text = state.toString();
    history.replaceState(null, '', text === '' ? location.pathname + location.search : `#${text}`);
  }

  function set(key, value) {
    if (value === '') state.delete(key);
    else state.set(key, value);
    writeAddress();
    show();
  }

  function chosen(name) {
    return (state.get(name) ?? '').split(',').filter(Boolean);
  }

  function textOf(row) {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  }

  function filter() {
    const wanted = ['verdict', 'level', 'api']
      .map((name) => [name, chosen(name)])
      .filter(([, own]) => own.length > 0);
    const words = (state.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const isShown =
        wanted.every(([name, own]) => own.includes(row.dataset[name])) &&
        words.every((word) => textOf(row).includes(word));
      if (row.hidden === isShown) row.hidden = !isShown;
      shown += Number(isShown);
    }
    byId('shown').textContent = String(shown);
  }

  function show() {
    root.lang = state.get('lang') ?? 'en';
    if (state.has('theme')) root.dataset.theme = state.get('theme');
    else delete root.dataset.theme;
    for (const chip of all('.chip')) {
      const isOn = chosen(chip.dataset.filter).includes(chip.dataset.value);
      chip.setAttribute('aria-pressed', String(isOn));
    }
    const field = byId('q');
    if (document.activeElement !== field) field.value = state.get('q') ?? '';
    filter();
  }

  function goTo(id) {
    const target = byId(id);
    if (target === null) return;
    for (const row of all('tr.found')) row.classList.remove('found');
    if (target.hidden) clear();
    for (let part = target; part !== null; part = part.parentElement)
      if (part.tagName === 'DETAILS') part.open = true;
    const inside = target.firstElementChild;
    if (inside?.tagName === 'DETAILS') inside.open = true;
    if (target.tagName === 'TR') target.classList.add('found');
    target.scrollIntoView();
    if (!target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
  }

  function clear() {
    for (const key of ['verdict', 'level', 'api', 'q']) state.delete(key);
    byId('q').value = '';
    writeAddress();
    show();
  }

  function toggle({ dataset: { filter: name, value } }) {
    const own = chosen(name);
    const next = own.includes(value) ? own.filter((one) => one !== value) : [...own, value];
    set(name, next.join(','));
  }

  function isDark() {
    const theme = root.dataset.theme;
    return theme === undefined
      ? matchMedia('(prefers-color-scheme: dark)').matches
      : theme === 'dark';
  }

  async function copy(button) {
    const code = button.parentElement.querySelector('code');
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      // Where the clipboard is closed, as in some browsers from a disk, a selection can still be copied.
      getSelection().selectAllChildren(code);
      document.execCommand('copy');
    }
    button.dataset.text ??= button.innerHTML;
    button.innerHTML = byId('copied').innerHTML;
    setTimeout(() => (button.innerHTML = button.dataset.text), 1500);
  }

  function follow(event) {
    const link = event.target.closest('a[href^="#"]');
    if (link === null || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const id = decodeURIComponent(link.getAttribute('href').slice(1));
    set('at', id === 'top' ? '' : id);
    goTo(id);
  }

  const actions = {
    '#language': () => set('lang', root.lang === 'nb' ? '' : 'nb'),
    '#theme': () => set('theme', isDark() ? 'light' : 'dark'),
    '#clear': clear,
    '.chip': toggle,
    '.copy': copy,
  };

  function press(event) {
    const button = event.target.closest('button');
    const selector = Object.keys(actions).find((one) => button?.matches(one));
    if (selector !== undefined) void actions[selector](button);
  }

  document.addEventListener('click', follow);
  document.addEventListener('click', press);
  byId('q').addEventListener('input', ({ target }) => set('q', target.value.trim()));
  addEventListener('hashchange', start);

  function start() {
    readAddress();
    show();
    if (state.has('at')) goTo(state.get('at'));
  }
  // Names of files and folders are no language; a reader of Norwegian gets it unasked.
  if (location.hash === '' && /^(?:nb|nn|no)\b/.test(navigator.language)) state.set('lang', 'nb');
  start();
}
