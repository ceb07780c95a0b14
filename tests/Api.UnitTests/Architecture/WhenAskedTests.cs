using System.Text.Json;
using Lantu.Api.Features.Search;
using Lantu.Api.Http;

namespace Lantu.Api.UnitTests.Architecture;

public sealed class WhenAskedTests
{
    private readonly WhenAsked shapes = new();

    [Test]
    public void Answer_IsWrittenAsTheWireHasIt()
    {
        var options = WireFormat.Configured(new JsonSerializerOptions(JsonSerializerDefaults.Web));
        options.Converters.Add(shapes);
        var answer = new Page<SearchPlan.FoundItem> { Items = [], NextCursor = "更多" };
        Assert.That(shapes.CanConvert(answer.GetType()));
        Assert.That(JsonSerializer.Serialize(answer, options), Is.EqualTo(JsonSerializer.Serialize(answer, WireFormat.Options)).And.EqualTo("""{"items":[],"nextCursor":"更多"}"""));
    }
}
