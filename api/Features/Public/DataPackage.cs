using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lantu.Api.Http;
using Lantu.Api.Tables;

namespace Lantu.Api.Features.Public;

/// <summary>Tables in one zip with a Frictionless datapackage.json, and a dictionary of every column for people.</summary>
public static class DataPackage
{
    private static readonly OpenField[] DictionaryFields =
        [new("table", "string", "表", "Table"), new("field", "string", "列", "Column"), new("type", "string", "类型", "Type"), new("meaning_zh", "string", "含义", "Meaning, in Chinese"), new("meaning_en", "string", "含义（英文）", "Meaning, in English")];

    private static readonly JsonSerializerOptions Indented = new(WireFormat.Options) { WriteIndented = true };

    /// <summary>The same tables give the same bytes.</summary>
    public static byte[] Write(PublicReading reading, IReadOnlyList<OpenTable> tables)
    {
        OpenTable dictionary = new("dictionary", "数据字典", "Data dictionary", ["table", "field"], DictionaryFields, [.. tables.SelectMany(t => t.Fields.Select(f => new object?[] { t.Name, f.Name, f.Type, f.Chinese, f.English }))]);
        IReadOnlyList<OpenTable> all = [.. tables, dictionary];
        var at = reading.Release?.PublishAt ?? new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "datapackage.json", at, Encoding.UTF8.GetBytes(Describe(reading, all).ToJsonString(Indented)));
            foreach (var table in all)
            {
                Add(zip, $"{table.Name}.csv", at, CsvFile.Write(table.WithHeadings()));
            }
        }

        return stream.ToArray();
    }

    private static JsonObject Describe(PublicReading reading, IReadOnlyList<OpenTable> tables) => new()
    {
        ["profile"] = "tabular-data-package",
        ["name"] = reading.Plan.Code,
        ["title"] = reading.Plan.Title,
        ["version"] = $"{reading.Release?.No ?? 0}",
        ["created"] = reading.Release?.PublishAt.ToString("O"),
        // What nobody has granted is not claimed; a package names a licence, though, and this is the name of none.
        ["licenses"] = new JsonArray(reading.Plan.Licence is { } licence
            ? new JsonObject { ["name"] = licence.Name ?? "other", ["title"] = licence.Title, ["path"] = licence.Url }
            : new JsonObject { ["name"] = "notspecified", ["title"] = "License not specified" }),
        ["resources"] = new JsonArray([.. tables.Select(t => new JsonObject
        {
            ["profile"] = "tabular-data-resource",
            ["name"] = t.Name,
            ["path"] = $"{t.Name}.csv",
            ["title"] = t.English,
            ["description"] = t.Chinese,
            ["format"] = "csv",
            ["mediatype"] = CsvFile.MediaType,
            ["encoding"] = "utf-8",
            ["schema"] = new JsonObject
            {
                ["fields"] = new JsonArray([.. t.Fields.Select(f => new JsonObject { ["name"] = f.Name, ["type"] = f.Type, ["title"] = f.Chinese, ["description"] = f.English })]),
                ["primaryKey"] = new JsonArray([.. t.Key.Select(k => JsonValue.Create(k))]),
            },
        })]),
    };

    private static void Add(ZipArchive zip, string name, DateTimeOffset at, byte[] content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = at;
        using var body = entry.Open();
        body.Write(content);
    }
}
