package dev.tenon.code;
/** See below. */
public final class ContractCheck { }
