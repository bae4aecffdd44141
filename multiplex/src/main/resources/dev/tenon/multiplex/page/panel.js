// One scheme: its lanes, the steps above them, the names beside them.

const BAND = 22;
let GUTTER = 118;

class Panel {
  constructor(timeline, canvas, shares) {
    Object.assign(this, { timeline, canvas, shares, lanes: decode(timeline), context: canvas.getContext('2d') });
    this.rows = this.lanes.reduce((sum, lane) => sum + lane.rows, 0);
    this.laneHeight = Math.max(2, Math.min(22, Math.floor(230 / this.rows)));
    this.height = BAND + this.rows * this.laneHeight + 1;
    this.buffer = document.createElement('canvas');
  }

  resize(width, ratio) {
    this.width = width;
    this.ratio = ratio;
    this.canvas.style.height = this.height + 'px';
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(this.height * ratio);
    this.across = Math.max(1, Math.round((width - GUTTER) * ratio));
    this.buffer.width = this.across;
    this.buffer.height = this.rows;
    this.image = this.buffer.getContext('2d').createImageData(this.across, this.rows);
    this.pixels = new Uint32Array(this.image.data.buffer);
  }

  draw(view, theme) {
    const { context: c, ratio, rows, across, pixels } = this;
    const sums = new Float64Array(CODES);
    pixels.fill(0);
    let row = 0;
    for (const lane of this.lanes) {
      raster(lane, view.from, view.to, across, pixels, row * across, theme.table, sums);
      for (let copy = 1; copy < lane.rows; copy++) {
        pixels.copyWithin((row + copy) * across, row * across, (row + 1) * across);
      }
      row += lane.rows;
    }
    this.buffer.getContext('2d').putImageData(this.image, 0, 0);
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.fillStyle = theme.paper;
    c.fillRect(0, 0, this.canvas.width, this.canvas.height);
    c.imageSmoothingEnabled = false;
    const top = Math.round(BAND * ratio), tall = Math.round(this.laneHeight * ratio) * rows;
    const left = this.canvas.width - across;
    c.drawImage(this.buffer, 0, 0, across, rows, left, top, across, tall);
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.rules(c, theme);
    this.steps(c, view, theme);
    this.rest(c, view, theme);
    this.names(c, theme);
    this.sum(sums);
  }

  x(time, view) {
    return GUTTER + (time - view.from) / (view.to - view.from) * (this.width - GUTTER);
  }

  // hairlines between lanes that are tall enough for them
  rules(c, theme) {
    if (this.laneHeight < 5) return;
    c.fillStyle = theme.paper;
    let row = 0;
    for (const lane of this.lanes) {
      row += lane.rows;
      if (row < this.rows) c.fillRect(GUTTER, BAND + row * this.laneHeight - 0.5, this.width - GUTTER, 1);
    }
  }

  steps(c, view, theme) {
    c.save();
    c.beginPath();
    c.rect(GUTTER, 0, this.width - GUTTER, this.height);
    c.clip();
    c.font = '600 12px ' + theme.font;
    c.textBaseline = 'middle';
    let from = 0;
    for (const [moment, step, at] of this.timeline.marks) {
      const x = this.x(at, view);
      if (moment !== 2) continue;
      const left = Math.max(GUTTER, this.x(from, view)), right = Math.min(this.width, x);
      if (right > left) {
        c.fillStyle = step % 2 ? theme.grid : theme.panel;
        c.fillRect(left, 0, right - left, BAND - 4);
        const text = theme.words.step.replace('#', step + 1) + ' · ' + clock(at - from);
        c.fillStyle = theme.muted;
        const wide = c.measureText(text).width;
        if (wide + 8 < right - left) c.fillText(text, left + 6, BAND / 2 - 2);
      }
      c.fillStyle = theme.ink;
      c.fillRect(x - 0.75, 0, 1.5, this.height);
      from = at;
    }
    for (const [moment, , at] of this.timeline.marks) if (moment === 0) this.ready(c, this.x(at, view), theme);
    c.restore();
  }

  ready(c, x, theme) {
    c.fillStyle = theme.ink;
    c.beginPath();
    c.moveTo(x - 5, BAND - 9);
    c.lineTo(x + 5, BAND - 9);
    c.lineTo(x, BAND - 1);
    c.fill();
    c.globalAlpha = 0.6;
    for (let y = BAND; y < this.height; y += 6) c.fillRect(x - 0.5, y, 1, 3);
    c.globalAlpha = 1;
  }

  // time after the last step that is drawn
  rest(c, view, theme) {
    const x = Math.max(GUTTER, this.x(this.timeline.seconds, view));
    if (x >= this.width) return;
    c.fillStyle = theme.paper;
    c.fillRect(x, BAND, this.width - x, this.height - BAND);
    c.font = '12px ' + theme.font;
    c.fillStyle = theme.muted;
    if (c.measureText(theme.words.more).width + 20 < this.width - x) {
      c.fillText(theme.words.more, x + 10, BAND + 14);
    }
  }

  // who the lanes are, by what they do
  names(c, theme) {
    c.textBaseline = 'middle';
    let row = 0, first = 0, group = null;
    const kind = lane => (lane.rank < 0 ? 'trainer' : lane.lent ? 'both' : 'only');
    const name = end => {
      if (group === null) return;
      const top = BAND + first * this.laneHeight, bottom = BAND + end * this.laneHeight;
      c.fillStyle = theme.edge;
      c.fillRect(GUTTER - 6, top + 1, 2, bottom - top - 2);
      const share = (end - first) / this.rows;
      const all = this.timeline.ranks * this.timeline.g + this.timeline.trainGpus;
      const gpus = group === 'trainer' ? this.timeline.trainGpus : Math.round(share * all);
      const middle = (top + bottom) / 2, two = bottom - top >= 30 && GUTTER > 100;
      c.textAlign = 'right';
      c.fillStyle = theme.ink;
      c.font = '600 12px ' + theme.font;
      c.fillText(gpus + ' ' + theme.words.gpus, GUTTER - 12, two ? middle - 8 : middle);
      if (two) {
        c.font = '12px ' + theme.font;
        c.fillStyle = theme.muted;
        c.fillText(theme.words[group], GUTTER - 12, middle + 8);
      }
      c.textAlign = 'left';
    };
    for (const lane of this.lanes) {
      if (kind(lane) !== group) {
        name(row);
        group = kind(lane);
        first = row;
      }
      row += lane.rows;
    }
    name(row);
  }

  sum(sums) {
    const all = sums.reduce((a, b) => a + b, 0);
    this.inView = { idle: sums[IDLE], training: sums[TRAIN], waits: sums[WAIT],
      switching: sums[SHRINK] + sums[LOAD] + sums[EXPAND], sync: sums[SYNC], lost: sums[LOST],
      rollout: sums.subarray(ROLLOUT).reduce((a, b) => a + b, 0) };
    for (const key of Object.keys(this.inView)) this.inView[key] /= all || 1;
  }

  laneAt(y) {
    let row = Math.floor((y - BAND) / this.laneHeight);
    if (row < 0 || row >= this.rows) return -1;
    for (let i = 0; i < this.lanes.length; i++) {
      row -= this.lanes[i].rows;
      if (row < 0) return i;
    }
    return -1;
  }

  // where a lane is, for a tip
  middleOf(index) {
    let row = 0;
    for (let i = 0; i < index; i++) row += this.lanes[i].rows;
    return BAND + (row + Math.min(this.lanes[index].rows, 6) / 2) * this.laneHeight;
  }
}
