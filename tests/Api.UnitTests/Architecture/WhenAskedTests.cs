using System.Text.Json;
using Lantu.Api.Data;
using Lantu.Api.Features.Search;
using Lantu.Api.Http;

namespace Lantu.Api.UnitTests.Architecture;

public sealed class WhenAskedTests
{
    private readonly WhenAsked shapes = new();

    /// <summary>Read through it, a body that is no JSON would not say where.</summary>
    [Test]
    public void NothingThatIsSent_IsAnAnswer()
    {
        var sent = new HashSet<Type>();
        var ahead = new Queue<Type>(typeof(LantuDbContext).Assembly.GetTypes().Where(type => type.IsClass && (type.Name.EndsWith("Command", StringComparison.Ordinal) || type.Name.EndsWith("Body", StringComparison.Ordinal))));
        while (ahead.TryDequeue(out var type))
        {
            var inner = type.IsGenericType ? type.GetGenericArguments() : type.IsArray ? [type.GetElementType()!] : [];
            if (type.Assembly != typeof(LantuDbContext).Assembly || sent.Add(type))
            {
                inner.Concat(type.Assembly == typeof(LantuDbContext).Assembly ? type.GetProperties().Select(p => p.PropertyType) : []).ToList().ForEach(ahead.Enqueue);
            }
        }

        Assert.That(sent, Has.Count.GreaterThan(100));
        Assert.That(sent.Where(shapes.CanConvert), Is.Empty);
    }

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
