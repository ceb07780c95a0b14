namespace Lantu.Api.Contract;

/// <summary>partial: a refused row leaves the others. atomic: all rows or none.</summary>
public enum BulkMode { Partial, Atomic }
