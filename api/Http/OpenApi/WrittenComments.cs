using System.Collections.Frozen;
using System.Xml.Linq;

namespace Lantu.Api.Http.OpenApi;

/// <summary>What stands above the members of enums in the code, for the contract: Swashbuckle reads that of types and properties only.</summary>
internal static class WrittenComments
{
    private static readonly FrozenDictionary<string, string> Written = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Lantu.Api.xml")).Descendants("member")
        .Where(member => member.Attribute("name")!.Value.StartsWith("F:", StringComparison.Ordinal) && member.Element("summary") is not null)
        .ToFrozenDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")!.Value.Trim());

    /// <returns>Null where nothing does.</returns>
    public static string? Of(Enum word) => Written.GetValueOrDefault($"F:{word.GetType().FullName}.{word}");
}
