// Puts the picture together and listens.

const data = JSON.parse(document.getElementById('data').textContent);
const words = data.words;
const picture = document.getElementById('picture');
const axis = document.getElementById('axis'), tip = document.getElementById('tip'), said = document.getElementById('said');
const panels = data.timelines.map((timeline, i) =>
  new Panel(timeline, document.getElementById('lanes-' + i), document.getElementById('shares-' + i)));
const shortest = Math.min(...data.timelines.map(t => t.seconds));
const longest = Math.max(...data.timelines.map(t => t.seconds));
let theme, queued = false;

function readTheme() {
  const css = getComputedStyle(document.documentElement);
  const of = name => css.getPropertyValue('--' + name).trim();
  theme = { table: colours(css), words, font: getComputedStyle(document.body).fontFamily };
  for (const name of ['paper', 'panel', 'ink', 'muted', 'grid', 'edge']) theme[name] = of(name);
}

const view = new View(longest, () => {
  if (!queued) {
    queued = true;
    requestAnimationFrame(draw);
  }
});

function measure() {
  const ratio = Math.min(3, window.devicePixelRatio || 1);
  GUTTER = picture.clientWidth < 600 ? 76 : 118;
  panels.forEach(panel => panel.resize(panel.canvas.parentElement.clientWidth, ratio));
}

function draw() {
  queued = false;
  drawAxis(axis, view, panels[0].width, panels[0].ratio, theme);
  for (const panel of panels) {
    panel.draw(view, theme);
    panel.shares.textContent = shares(panel);
  }
  document.documentElement.dataset.ready = 'true';
  Object.assign(picture.dataset, { from: view.from, to: view.to });
}

function shares(panel) {
  const ended = panel.timeline.marks.filter(m => m[0] === 2 && m[2] > view.from && m[2] <= view.to).length;
  const percent = v => (100 * v).toFixed(v < 0.0995 ? 1 : 0) + ' %';
  const names = { rollout: words.roles[0], training: words.roles[3], idle: words.roles[1], waits: words.waits,
    switching: words.switching, sync: words.roles[6], lost: words.roles[8] };
  return [ended + ' ' + (ended === 1 ? words.oneStep : words.steps)]
    .concat(Object.keys(names).filter(k => panel.inView[k] > 0).map(k => names[k] + ' ' + percent(panel.inView[k])))
    .join(' · ');
}

function drawLegend() {
  const list = document.getElementById('legend');
  list.textContent = '';
  const used = new Set(panels.flatMap(p => p.lanes.flatMap(lane => [...new Set(lane.codes)])));
  const entry = (codes, text) => {
    const item = document.createElement('li'), swatch = document.createElement('canvas'), c = swatch.getContext('2d');
    swatch.width = Math.max(14, codes.length * 4);
    swatch.height = 14;
    codes.forEach((code, i) => {
      c.fillStyle = 'rgb(' + theme.table.slice(3 * code, 3 * code + 3).map(Math.round).join(',') + ')';
      c.fillRect(i * swatch.width / codes.length, 0, swatch.width / codes.length + 1, 14);
    });
    item.append(swatch, text);
    list.append(item);
  };
  const ramp = Array.from({ length: 16 }, (_, i) => ROLLOUT + 1 + i);
  const over = [...used].some(code => code > ROLLOUT + 16);
  entry(over ? [...ramp, ...[20, 24, 28, 32, 40, 48].map(i => ROLLOUT + i)] : ramp, words.load + (over ? '; ' + words.over : ''));
  if (used.has(IDLE)) entry([IDLE], words.roles[1]);
  if (used.has(TRAIN)) entry([TRAIN], words.roles[3]);
  if (used.has(WAIT)) entry([WAIT], words.waits);
  if (used.has(SHRINK) || used.has(LOAD) || used.has(EXPAND)) entry([SHRINK], words.switching);
  if (used.has(SYNC)) entry([SYNC], words.roles[6]);
  if (used.has(LOST)) entry([LOST], words.roles[8]);
  const item = document.createElement('li');
  item.textContent = '▼ ' + words.ready + ' · │ ' + words.end;
  list.append(item);
}

// ---- what a rank does

function describe(panel, index, time) {
  const lane = panel.lanes[index], i = spanAt(lane, time);
  if (i >= lane.codes.length) return null;
  const code = lane.codes[i], g = panel.timeline.g;
  const begin = i ? lane.ends[i - 1] : 0, end = lane.ends[i];
  const who = lane.rank < 0
    ? panel.timeline.trainGpus + ' ' + words.gpus + ', ' + words.trainer
    : words.rank + ' ' + lane.rank + ' · GPU ' + (g > 1 ? lane.rank * g + '–' + (lane.rank * g + g - 1) : lane.rank);
  const does = code >= ROLLOUT
    ? words.roles[0] + ', ' + Math.round((code - ROLLOUT) * 6.25) + ' ' + words.full + (code > ROLLOUT + 16 ? ', ' + words.over : '')
    : words.roles[code];
  const mark = panel.timeline.marks.find(m => m[0] === 2 && m[2] > time);
  const when = clock(begin) + ' – ' + clock(end) + ' (' + clock(end - begin, end - begin < 10 ? 0.1 : 1) + ')';
  return { who, does, when: when + (mark ? ' · ' + words.step.replace('#', mark[1] + 1) : ''), begin, end };
}

function point(panel, index, time, x, y, aloud) {
  const found = index < 0 ? null : describe(panel, index, time);
  panels.forEach(p => { p.canvas.nextElementSibling.style.left = p.x(time, view) + 'px'; });
  if (!found) {
    tip.hidden = true;
    return null;
  }
  tip.textContent = '';
  for (const [tag, text] of [['b', found.does], ['span', found.who], ['span', found.when]]) {
    tip.appendChild(document.createElement(tag)).textContent = text;
  }
  tip.hidden = false;
  const box = tip.getBoundingClientRect();
  tip.style.left = Math.max(4, Math.min(x + 16, innerWidth - box.width - 8)) + 'px';
  tip.style.top = (y + 18 + box.height > innerHeight ? y - box.height - 12 : y + 18) + 'px';
  if (aloud) said.textContent = found.does + ', ' + found.who + ', ' + found.when;
  return found;
}

function unpoint() {
  tip.hidden = true;
  panels.forEach(p => { p.canvas.nextElementSibling.style.left = '-10px'; });
}

// ---- input

function listen(panel) {
  const { canvas } = panel, held = new Map();
  let cursor = { lane: 0, time: NaN };
  const timeAt = x => view.from + (x - GUTTER) / (panel.width - GUTTER) * (view.to - view.from);
  const local = event => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  canvas.addEventListener('wheel', event => {
    const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const by = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
    if (sideways) {
      event.preventDefault();
      view.pan((event.deltaX || event.deltaY) * by / (panel.width - GUTTER));
    } else if (!(view.whole && event.deltaY > 0)) { // zoomed out, the page scrolls on
      event.preventDefault();
      view.zoom(Math.exp(Math.max(-400, Math.min(400, event.deltaY * by)) * 0.002), timeAt(Math.max(GUTTER, local(event)[0])));
    }
  }, { passive: false });
  canvas.addEventListener('pointerdown', event => {
    if (event.button > 0) return;
    canvas.setPointerCapture(event.pointerId);
    held.set(event.pointerId, local(event)[0]);
    canvas.classList.add('held');
  });
  canvas.addEventListener('pointermove', event => {
    const [x, y] = local(event);
    if (held.size === 2 && held.has(event.pointerId)) { // pinch
      const [a, b] = [...held.values()];
      const before = Math.abs(a - b);
      held.set(event.pointerId, x);
      const [c, d] = [...held.values()];
      view.zoom(Math.max(before, 4) / Math.max(Math.abs(c - d), 4), timeAt((c + d) / 2));
      unpoint();
    } else if (held.has(event.pointerId)) {
      view.pan((held.get(event.pointerId) - x) / (panel.width - GUTTER));
      held.set(event.pointerId, x);
      unpoint();
    } else if (x < GUTTER) {
      unpoint();
    } else {
      point(panel, panel.laneAt(y), timeAt(x), event.clientX, event.clientY, false);
    }
  });
  const release = event => {
    held.delete(event.pointerId);
    if (!held.size) canvas.classList.remove('held');
  };
  canvas.addEventListener('pointerup', release);
  canvas.addEventListener('pointercancel', release);
  canvas.addEventListener('pointerleave', () => { if (!held.size) unpoint(); });
  canvas.addEventListener('blur', unpoint);
  canvas.addEventListener('dblclick', event => view.zoom(0.4, timeAt(local(event)[0])));
  canvas.addEventListener('keydown', event => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key], span = { ',': -1, '.': 1 }[event.key];
    if ((!step && !span) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (!(cursor.time >= view.from && cursor.time < view.to)) cursor.time = view.from + (view.to - view.from) / 50;
    if (step && cursor.seen) cursor.lane = Math.max(0, Math.min(panel.lanes.length - 1, cursor.lane + step));
    const lane = panel.lanes[cursor.lane];
    if (span) {
      const i = Math.max(0, Math.min(lane.codes.length - 1, spanAt(lane, cursor.time) + span));
      cursor.time = ((i ? lane.ends[i - 1] : 0) + lane.ends[i]) / 2;
      const wide = view.to - view.from;
      if (cursor.time < view.from || cursor.time >= view.to) view.show(cursor.time - wide / 2, cursor.time + wide / 2);
    }
    cursor.seen = true;
    const box = canvas.getBoundingClientRect();
    point(panel, cursor.lane, cursor.time, box.left + panel.x(cursor.time, view), box.top + panel.middleOf(cursor.lane), true);
  });
}

function oneStep() {
  const ends = data.timelines.map(t => t.marks.filter(m => m[0] === 2).map(m => m[2]));
  const steps = ends.map(e => (e.length > 1 ? e[1] - e[0] : e[0] ?? longest));
  const least = steps.indexOf(Math.min(...steps));
  const from = ends[least].length > 1 ? ends[least][0] : 0;
  view.show(from - 0.05 * steps[least], from + 1.15 * steps[least]);
}

const acts = {
  in: () => view.zoom(1 / 1.5), out: () => view.zoom(1.5), left: () => view.pan(-0.25), right: () => view.pan(0.25),
  same: () => view.show(0, shortest), all: () => view.show(0, longest), step: oneStep };
const keys = { '+': 'in', '=': 'in', '-': 'out', '_': 'out', ArrowLeft: 'left', ArrowRight: 'right', Home: 'all', '0': 'all', '1': 'step' };

document.querySelectorAll('[data-act]').forEach(button => button.addEventListener('click', () => acts[button.dataset.act]()));
picture.addEventListener('keydown', event => {
  const act = keys[event.key];
  if (act && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    acts[act]();
  }
});
addEventListener('keydown', event => { if (event.key === 'Escape') unpoint(); });
new ResizeObserver(() => { measure(); view.changed(); }).observe(picture);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { readTheme(); drawLegend(); view.changed(); });
readTheme();
measure();
drawLegend();
panels.forEach(listen);
view.show(0, shortest);
