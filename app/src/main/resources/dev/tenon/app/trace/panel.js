// What is known of the chosen node, and its neighbours.
const NEAR_MAX = 12;
const panel = document.querySelector('.panel');

function address(file, line) {
  return DATA.base + file.split('/').map(encodeURIComponent).join('/') + (line > 1 ? `#L${line}` : '');
}

function showPanel() {
  const node = state.chosen;
  panel.hidden = !node;
  document.body.classList.toggle('selected', Boolean(node));
  if (!node) return;
  panel.replaceChildren();
  panel.scrollTop = 0;

  const kind = make('div', 'kind');
  kind.append(make('span', '', pick(kindWords.get(node.kind))));
  const close = make('button', '', '×');
  close.type = 'button';
  close.setAttribute('aria-label', say('close'));
  close.addEventListener('click', () => choose(null));
  kind.append(close);

  const name = make('h2');
  const code = ['type', 'method', 'contract', 'commit', 'evidence'].includes(node.kind);
  name.append(code ? make('code', '', node.kind === 'contract' ? node.title : node.id) : node.id);
  panel.append(kind, name);
  if (node.kind === 'contract') panel.append(make('p', 'caption code', shortId(node)));
  else if (node.title) panel.append(make('p', `caption${code && node.kind !== 'commit' ? ' code' : ''}`, node.title));

  panel.append(badges(node));
  if (node.doubts.length) panel.append(make('div', 'why', node.doubts.join('\n')));
  if (node.text) panel.append(make('p', 'text', node.text));

  const places = make('div', 'places');
  if (node.kind === 'commit') {
    places.append(place(say('hash'), node.id, null));
  } else {
    const label = node.kind === 'evidence' ? 'filePlace' : 'designPlace';
    places.append(place(say(label), `${node.file}:${node.line}`, address(node.file, node.line)));
  }
  if (node.code) {
    places.append(place(say('codePlace'), `${node.code.file}:${node.code.line}`, address(node.code.file, node.code.line)));
  }
  panel.append(places, ...groups(node));
}

function badges(node) {
  const box = make('div', 'badges');
  const status = pick(statusWords.get(node.status));
  if (status) box.append(make('span', `badge s-${node.status}`, `${STATUS_SIGNS[node.status] ?? ''} ${status}`));
  if (node.doubts.length) box.append(make('span', 'badge doubt', `! ${say('inDoubt')}`));
  node.holes.forEach((hole) => box.append(make('span', 'badge hole', pick(hole.kind.words))));
  return box;
}

function place(label, text, href) {
  const row = make('div', 'place');
  row.append(make('span', '', label));
  const shown = make(href ? 'a' : 'output');
  if (href) shown.href = href;
  shown.append(make('bdi', '', text));
  shown.title = text;
  const button = make('button', '', say('copy'));
  button.type = 'button';
  button.dataset.copy = text;
  button.setAttribute('aria-label', `${say('copy')} ${text}`);
  button.addEventListener('click', () => copy(text, button));
  row.append(shown, button);
  return row;
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make('textarea');
    area.value = text;
    panel.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  button.textContent = say('copied');
  announce(`${say('copied')}: ${text}`);
  setTimeout(() => { button.textContent = say('copy'); }, 1400);
}

// The neighbours by what the link says, the way up first, then down, then beside.
function groups(node) {
  const byKey = new Map();
  const put = (key, back, other) => {
    const name = `${key.id}${back}`;
    if (!byKey.has(name)) {
      byKey.set(name, {words: back ? key.back : key.words, way: back ? -key.direction : key.direction, all: []});
    }
    byKey.get(name).all.push(other);
  };
  node.out.forEach((link) => put(link.key, false, link.to));
  node.in.forEach((link) => put(link.key, true, link.from));
  const rank = (way) => (way === -1 ? 0 : way === 1 ? 1 : 2);
  return [...byKey.values()]
    .sort((a, b) => rank(a.way) - rank(b.way))
    .flatMap((group) => [headOf(group), listOf(group.all, NEAR_MAX)]);
}

function headOf(group) {
  const head = make('h3', '', `${pick(group.words)} `);
  if (group.all.length > 1) head.append(make('span', '', `${group.all.length}`));
  return head;
}

function listOf(all, most) {
  const box = make('div', 'near-by');
  all.slice(0, most).forEach((other) => {
    const button = make('button');
    button.type = 'button';
    button.dataset.id = other.id;
    button.append(make('b', '', other.kind === 'contract' ? other.title : shortId(other)));
    if (other.title && !['contract', 'evidence', 'method', 'type'].includes(other.kind)) {
      button.append(make('span', '', other.title));
    }
    if (other.doubts.length) button.append(flag('doubt', '!', say('inDoubt')));
    else if (other.holes.length) button.append(flag('hole', '', pick(other.holes[0].kind.words)));
    button.addEventListener('click', () => choose(other));
    box.append(button);
  });
  if (all.length > most) {
    const more = make('button', 'all', `${say('showAll')} ${all.length}`);
    more.type = 'button';
    more.addEventListener('click', () => box.replaceWith(listOf(all, all.length)));
    box.append(more);
  }
  return box;
}
