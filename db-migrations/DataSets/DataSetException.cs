namespace Lantu.Migrations.DataSets;

/// <summary>A data file is refused. The message names the file, the place in it as an RFC 6901 pointer, and the reason.</summary>
public sealed class DataSetException(string file, string pointer, string reason)
    : Exception($"{file}: {(pointer.Length == 0 ? "/" : pointer)}: {reason}")
{
    public string File { get; } = file;

    public string Pointer { get; } = pointer;

    public string Reason { get; } = reason;
}
