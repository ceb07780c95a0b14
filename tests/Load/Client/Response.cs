using System.Globalization;

namespace Lantu.Load.Client;

/// <param name="Head">Status line and headers.</param>
/// <param name="Body">Until the next request on its connection.</param>
public readonly record struct Response(string Head, ReadOnlyMemory<byte> Body)
{
    /// <summary>HTTP/1.1 200 …</summary>
    public int Status => int.Parse(Head.AsSpan(9, 3), CultureInfo.InvariantCulture);

    public string? ETag => Header(Head, "ETag");

    public static string? Header(string head, string name)
    {
        var start = head.IndexOf($"\r\n{name}: ", StringComparison.OrdinalIgnoreCase);
        return start < 0 ? null : head[(start + name.Length + 4)..head.IndexOf("\r\n", start + 2, StringComparison.Ordinal)];
    }
}
