using System.Buffers;
using System.Globalization;
using System.Text;

namespace Lantu.Api.Tables;

/// <summary>Comma-separated values (RFC 4180). Written in UTF-8 with a byte-order mark, so that Excel sees what it is.</summary>
public static class CsvFile
{
    public const string MediaType = "text/csv";
    private static readonly SearchValues<char> Separating = SearchValues.Create(",\"\r\n;\t");
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    public static byte[] Write(IEnumerable<IReadOnlyList<object?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Written)).Append("\r\n");
        }

        return [.. Utf8.GetPreamble(), .. Utf8.GetBytes(text.ToString())];
    }

    /// <summary>Whatever a spreadsheet of this country saves: UTF-8 with or without its mark, UTF-16 with it, else GBK (GB 18030).</summary>
    /// <exception cref="TableException">None of these.</exception>
    public static string Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes.AsSpan(2));
        }

        try
        {
            return Utf8.GetString(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes);
        }
        catch (DecoderFallbackException)
        {
            return DecodeGbk(bytes);
        }
    }

    /// <exception cref="TableException">A quotation mark stands open, or the table is too large.</exception>
    public static List<TableRow> Read(string text)
    {
        var (rows, cells, at, line) = (new List<TableRow>(), new List<TableCell>(), 0, 1);
        var separator = Separator(text);
        while (at < text.Length)
        {
            var (cell, end) = ReadCell(text, at, separator, line);
            cells.Add(new TableCell(cell));
            at = end + 1;
            if (end < text.Length && text[end] == separator)
            {
                if (at == text.Length)
                {
                    cells.Add(new TableCell(""));
                }
                else
                {
                    continue;
                }
            }
            else if (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n')
            {
                at++;
            }

            TableLimits.Add(rows, new TableRow(line, cells));
            (cells, line) = ([], line + 1);
        }

        return rows;
    }

    /// <summary>Excel of some settings separates by semicolon or tab: whichever the heading has.</summary>
    private static char Separator(string text)
    {
        var heading = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length);
        return heading.Contains(',') ? ',' : heading.Contains('\t') ? '\t' : heading.Contains(';') ? ';' : ',';
    }

    private static (string Cell, int End) ReadCell(string text, int start, char separator, int line)
    {
        if (text[start] != '"')
        {
            var stop = text.AsSpan(start).IndexOfAny(separator, '\r', '\n') is >= 0 and var length ? start + length : text.Length;
            return (text[start..stop], stop);
        }

        var content = new StringBuilder();
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                content.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                content.Append(text[at++]);
            }
            else if (at + 1 == text.Length || text[at + 1] == separator || text[at + 1] is '\r' or '\n')
            {
                return (content.ToString(), at + 1);
            }
            else
            {
                break;
            }
        }

        throw new TableException("table_quotation_open", line);
    }

    private static string DecodeGbk(byte[] bytes)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new TableException("table_encoding_unknown");
        }
    }

    private static string Written(object? cell) => cell switch
    {
        null => "",
        string text => Quoted(FormulaGuard.Guard(text)),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable figure => figure.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted($"{cell}"),
    };

    private static string Quoted(string text) => text.AsSpan().ContainsAny(Separating) || text.Trim() != text ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
