// The part of time that is in view; moves stay within what there is.

class View {
  constructor(end, changed) {
    Object.assign(this, { end, changed, from: 0, to: end });
  }

  show(from, to) {
    const span = Math.min(this.end, Math.max(to - from, this.end / 20000));
    this.from = Math.min(Math.max(0, from), this.end - span);
    this.to = this.from + span;
    this.changed();
  }

  zoom(factor, at = (this.from + this.to) / 2) {
    const span = Math.min(this.end, Math.max((this.to - this.from) * factor, this.end / 20000));
    const share = (at - this.from) / (this.to - this.from);
    this.show(at - share * span, at + (1 - share) * span);
  }

  pan(share) {
    const by = share * (this.to - this.from);
    this.show(this.from + by, this.to + by);
  }

  get whole() {
    return this.to - this.from >= this.end * (1 - 1e-9);
  }
}
