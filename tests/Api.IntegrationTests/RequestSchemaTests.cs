using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using FluentValidation;
using FluentValidation.Validators;
using Lantu.Api.Http;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lantu.Api.IntegrationTests;

/// <summary>What the contract says has to be sent is what the API refuses to go without: no more, or generated clients ask for it; no less, or they are refused.</summary>
public sealed class RequestSchemaTests
{
    private LantuApp app = null!;
    private JsonNode contract = null!;
    private List<(string Operation, Type Type)> bodies = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        app = new LantuApp(await TestDatabases.CopyAsync());
        contract = JsonNode.Parse(await app.CreateClient().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!;
        bodies = [.. app.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(group => group.Items)
            .SelectMany(api => api.ParameterDescriptions.Where(p => p.Source == BindingSource.Body).Select(p => ($"{api.HttpMethod!.ToLowerInvariant()} /{api.RelativePath!.Replace(":guid", "", StringComparison.Ordinal).Replace(":int", "", StringComparison.Ordinal)}", p.Type)))];
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await app.DisposeAsync();

    [Test]
    public void WhatMustBeSent_IsWhatIsNotReadWithout()
    {
        var (differing, met) = (new List<string>(), new HashSet<string>());
        foreach (var (operation, type) in bodies)
        {
            var (method, path) = (operation.Split(' ')[0], operation.Split(' ')[1]);
            if (contract["paths"]![path]?[method]?["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema)
            {
                Compare(type, schema, differing, met);
            }
        }

        Assert.That(met, Has.Count.GreaterThan(70), "shapes that are sent");
        Assert.That(differing, Is.Empty);
    }

    /// <summary>A validator that asks for what the reader can do without makes it required all the same.</summary>
    [Test]
    public void WhatMayBeLeftOut_IsNotAskedForByItsValidator()
    {
        var asked = new List<string>();
        foreach (var request in typeof(WireFormat).Assembly.GetTypes().Where(t => t.Name is "Command" or "Body"))
        {
            foreach (var rule in app.Services.GetServices(typeof(IValidator<>).MakeGenericType(request)).OfType<IValidator>().SelectMany(v => v.CreateDescriptor().Rules))
            {
                // What is said of each element says nothing of the list.
                var isAsked = !rule.GetType().GetInterfaces().Any(i => i.Name.StartsWith("ICollectionRule", StringComparison.Ordinal)) && rule is { HasCondition: false, HasAsyncCondition: false } && rule.Components.Any(c => c is { HasCondition: false, HasAsyncCondition: false, ErrorCode: "required" } && (c.Validator is INotNullValidator || c.Validator is INotEmptyValidator));
                if (isAsked && MemberOf(request, rule.PropertyName) is { IsRequired: false } member)
                {
                    asked.Add($"{request.DeclaringType?.Name}: {member.Name}");
                }
            }
        }

        Assert.That(asked, Is.Empty);
    }

    /// <summary>One that is not would have its shape learnt by every start (docs/performance.md).</summary>
    [Test]
    public void EveryBody_SaysThatItIsOne()
    {
        var shapes = bodies.Select(b => b.Type).Where(type => type.Assembly == typeof(IBody).Assembly).ToList();
        Assert.That(shapes, Has.Count.GreaterThan(70));
        Assert.That(shapes.Where(type => !type.IsAssignableTo(typeof(IBody))), Is.Empty);
    }

    /// <summary>The filters that are refused are those that the contract does not name, of every operation.</summary>
    [Test]
    public void FiltersThatAreTaken_AreThoseOfTheContract()
    {
        var named = contract["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Where(o => o.Value is JsonObject said && said["operationId"] is not null).ToDictionary(
            o => (string)o.Value!["operationId"]!,
            o => o.Value!["parameters"]?.AsArray().Where(p => (string?)p!["in"] == "query").Select(p => (string)p!["name"]!).Order(StringComparer.Ordinal).ToList() ?? []);
        var taken = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal) && e.Metadata.GetMetadata<IEndpointNameMetadata>() is not null)
            .ToDictionary(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName, e => QueryParameters.TakenBy(e).Keys.Order(StringComparer.Ordinal).ToList());
        Assert.That(taken.Values.Sum(names => names.Count), Is.GreaterThan(200));
        Assert.That(taken.Where(t => !named[t.Key].SequenceEqual(t.Value)).Select(t => $"{t.Key}: {string.Join(", ", t.Value)}, in the contract {string.Join(", ", named[t.Key])}"), Is.Empty);
    }

    private void Compare(Type type, JsonNode schema, List<string> differing, HashSet<string> met)
    {
        var own = Nullable.GetUnderlyingType(type) ?? type;
        if (own.IsGenericType && own.GetGenericTypeDefinition() is { } definition && (definition == typeof(Optional<>) || own.GetInterfaces().Any(i => i == typeof(System.Collections.IEnumerable))))
        {
            Compare(own.GetGenericArguments()[^1], definition == typeof(Optional<>) ? schema : schema["items"] ?? schema["additionalProperties"] ?? schema, differing, met);
            return;
        }

        if (NameOf(schema) is not { } name || contract["components"]!["schemas"]![name]!["properties"]?.AsObject() is not { } properties || !met.Add(name))
        {
            return;
        }

        var info = WireFormat.Options.GetTypeInfo(own);
        var required = contract["components"]!["schemas"]![name]!["required"]?.AsArray().Select(r => (string)r!).Order(StringComparer.Ordinal).ToList() ?? [];
        var read = info.Properties.Where(p => p.IsRequired).Select(p => p.Name).Order(StringComparer.Ordinal).ToList();
        if (!required.SequenceEqual(read))
        {
            differing.Add($"{name}: the contract asks for {string.Join(", ", required)}, the reader for {string.Join(", ", read)}");
        }

        foreach (var member in info.Properties.Where(p => properties.ContainsKey(p.Name)))
        {
            Compare(member.PropertyType, properties[member.Name]!, differing, met);
        }
    }

    private static string? NameOf(JsonNode schema) => schema["$ref"] is { } reference ? ((string)reference!).Split('/')[^1]
        : (schema["oneOf"] ?? schema["allOf"])?.AsArray().Select(part => NameOf(part!)).FirstOrDefault(n => n is not null);

    /// <summary>The member that a rule of a request is about: Name, or Body.Name.</summary>
    private static JsonPropertyInfo? MemberOf(Type request, string? path)
    {
        var type = path?.StartsWith("Body.", StringComparison.Ordinal) == true ? request.GetProperty("Body")!.PropertyType : request;
        var name = path?.Split('.')[^1];
        return name is null || path!.Split('.').Length > (type == request ? 1 : 2) ? null
            : WireFormat.Options.GetTypeInfo(type).Properties.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && type.GetProperty(name) is not null);
    }
}
