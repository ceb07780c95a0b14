using System.Xml;
using System.Xml.XPath;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Lantu.Api.Http.OpenApi;

/// <summary>What stands above the members of enums in the code, for the contract: Swashbuckle by itself reads that of types and properties only.</summary>
internal static class WrittenComments
{
    private static readonly XPathDocument Written = Read();

    /// <returns>Null where nothing does.</returns>
    public static string? Of(Enum word)
    {
        var name = XmlCommentsNodeNameHelper.GetMemberNameForFieldOrProperty(word.GetType().GetField(word.ToString())!);
        return Written.CreateNavigator().SelectSingleNode($"/doc/members/member[@name='{name}']/summary") is { } summary ? XmlCommentsTextHelper.Humanize(summary.InnerXml) : null;
    }

    private static XPathDocument Read()
    {
        using var reader = XmlReader.Create(Path.Combine(AppContext.BaseDirectory, "Lantu.Api.xml"));
        return new XPathDocument(reader);
    }
}
