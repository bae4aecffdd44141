// Spans of a lane as arrays, and a lane as one row of pixels.

const ROLLOUT = 16; // and above: rollout, with its load in sixteenths
const IDLE = 1, SHRINK = 2, TRAIN = 3, WAIT = 4, LOAD = 5, SYNC = 6, EXPAND = 7, LOST = 8;
const CODES = ROLLOUT + 65;

function decode(timeline) {
  return timeline.lanes.map(lane => {
    const count = lane.spans.length / 2;
    const codes = new Uint8Array(count), ends = new Float64Array(count);
    let at = 0;
    for (let i = 0; i < count; i++) {
      codes[i] = lane.spans[2 * i];
      at += lane.spans[2 * i + 1];
      ends[i] = at * timeline.unit;
    }
    return { rank: lane.rank, rows: lane.rows, codes, ends, lent: codes.includes(TRAIN) };
  });
}

// the span that a time is in
function spanAt(lane, time) {
  let low = 0, high = lane.ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lane.ends[middle] > time) high = middle; else low = middle + 1;
  }
  return low;
}

function colours(css) {
  const of = name => {
    const hex = css.getPropertyValue('--' + name).trim();
    return [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
  };
  const mixed = (a, b, t) => a.map((v, i) => v + (b[i] - v) * t);
  const table = new Float32Array(3 * CODES);
  const set = (code, rgb) => table.set(rgb, 3 * code);
  set(IDLE, of('idle'));
  set(TRAIN, of('training'));
  set(WAIT, of('waiting'));
  set(SYNC, of('sync'));
  set(LOST, of('lost'));
  [SHRINK, LOAD, EXPAND].forEach(code => set(code, of('switching')));
  const empty = of('empty'), full = of('full'), over = of('over');
  for (let i = 0; i <= 64; i++) {
    set(ROLLOUT + i, i <= 16 ? mixed(empty, full, i / 16) : mixed(full, over, Math.min(1, (i - 16) / 32)));
  }
  return table;
}

const packed = (r, g, b) => (255 << 24 | b << 16 | g << 8 | r) >>> 0;

// Draws a lane between two times; a pixel with many spans gets their mean. Adds the pixels of each code up.
function raster(lane, from, to, width, pixels, offset, table, sums) {
  const { codes, ends } = lane, scale = width / (to - from), weight = lane.rows;
  let at = -1, r = 0, g = 0, b = 0, w = 0;
  const flush = () => {
    if (w > 0) pixels[offset + at] = packed(r / w, g / w, b / w);
    r = g = b = w = 0;
  };
  const add = (x, share, code) => {
    if (x !== at) { flush(); at = x; }
    r += share * table[3 * code];
    g += share * table[3 * code + 1];
    b += share * table[3 * code + 2];
    w += share;
  };
  for (let i = spanAt(lane, from); i < codes.length; i++) {
    const begin = i ? ends[i - 1] : 0;
    if (begin >= to) break;
    const x0 = Math.max(0, (begin - from) * scale), x1 = Math.min(width, (ends[i] - from) * scale);
    const code = codes[i], first = Math.floor(x0), last = Math.floor(x1);
    sums[code] += (x1 - x0) * weight;
    if (first === last) {
      if (first < width) add(first, x1 - x0, code);
      continue;
    }
    add(first, first + 1 - x0, code);
    if (last > first + 1) {
      pixels.fill(packed(table[3 * code], table[3 * code + 1], table[3 * code + 2]), offset + first + 1, offset + last);
    }
    if (last < width && x1 > last) add(last, x1 - last, code);
  }
  flush();
}
