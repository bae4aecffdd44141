// Times as people read them, and the axis that all schemes share.

const EVERY = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400];

function clock(seconds, step = 1) {
  if (step < 1 || (seconds < 60 && step < 60)) return (+seconds.toFixed(step < 1 ? 1 : seconds < 10 ? 1 : 0)) + ' s';
  const whole = Math.round(seconds), h = Math.floor(whole / 3600), m = Math.floor(whole / 60) % 60, s = whole % 60;
  const two = n => String(n).padStart(2, '0');
  return h ? h + ':' + two(m) + ':' + two(s) : m + ':' + two(s);
}

function drawAxis(canvas, view, width, ratio, theme) {
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(26 * ratio);
  const c = canvas.getContext('2d');
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  c.font = '12px ' + theme.font;
  c.textBaseline = 'middle';
  const wide = width - GUTTER, span = view.to - view.from;
  const step = EVERY.find(s => s / span * wide >= 76) ?? Math.ceil(span / 86400 / 8) * 86400;
  for (let i = Math.ceil(view.from / step); i * step <= view.to; i++) {
    const x = GUTTER + (i * step - view.from) / span * wide;
    c.fillStyle = theme.muted;
    c.fillRect(x - 0.5, 20, 1, 6);
    const text = clock(i * step, step), half = c.measureText(text).width / 2;
    c.fillText(text, Math.min(Math.max(x - half, GUTTER), width - 2 * half), 10);
  }
  c.fillStyle = theme.edge;
  c.fillRect(GUTTER, 25, wide, 1);
}
