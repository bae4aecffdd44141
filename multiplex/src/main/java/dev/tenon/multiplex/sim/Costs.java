package dev.tenon.multiplex.sim;

/**
 * What training, synchronisation and switching cost, in seconds.
 *
 * @param train T: a training step on {@code reference} GPUs
 * @param reference T_ref
 * @param eta n GPUs need T·(T_ref/n)^eta
 * @param sync new weights; ranks don't serve meanwhile
 * @param sleep t_off: a rank frees its memory
 * @param load t_on: the trainer's state moves onto lent ranks
 * @param unload t_toff: and off again
 * @param wake t_wake: a rank takes its memory back
 * @param abort from an abort to its acknowledgement
 */
public record Costs(
    double train,
    double reference,
    double eta,
    double sync,
    double sleep,
    double load,
    double unload,
    double wake,
    double abort) {
  public Costs {
    double[] all = {train, eta, sync, sleep, load, unload, wake, abort};
    String[] names = {"T", "eta", "t_sync", "t_off", "t_on", "t_toff", "t_wake", "t_abort"};
    for (int i = 0; i < all.length; i++) {
      if (!(all[i] >= 0) || all[i] == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(names[i] + " must be 0 s or more, was " + all[i]);
      }
    }
    if (!(reference > 0)) {
      throw new IllegalArgumentException("T_ref must be 1 GPU or more, was " + reference);
    }
  }

  /** Seconds of a whole training step on so many GPUs. */
  public double trainOn(int gpus) {
    return train * Math.pow(reference / gpus, eta);
  }
}
