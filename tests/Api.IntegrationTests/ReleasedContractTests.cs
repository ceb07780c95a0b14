using System.Text.Json.Nodes;

namespace Lantu.Api.IntegrationTests;

/// <summary>Programs that were written for the last released contract go on working.</summary>
public sealed class ReleasedContractTests
{
    private static readonly string File = Path.Combine(Repository.Folder, "tests", "Api.IntegrationTests", "released-contract.txt");

    /// <summary>RELEASE_CONTRACT=1 writes down what is released from now on; whoever breaks what was released says so in docs/integration.md and raises the version first.</summary>
    [Test]
    public async Task Contract_BreaksNothingThatWasReleased()
    {
        await using var app = new LantuApp(await TestDatabases.CopyAsync());
        var now = ContractSurface.Of(JsonNode.Parse(await app.CreateClient().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!);
        if (Environment.GetEnvironmentVariable("RELEASE_CONTRACT") == "1")
        {
            await System.IO.File.WriteAllTextAsync(File, now.ToString());
        }

        var released = ContractSurface.Parse((await System.IO.File.ReadAllTextAsync(File)).ReplaceLineEndings("\n"));
        Assert.That(released.ToString().Split('\n'), Has.Length.GreaterThan(1_000));
        Assert.That(released.BrokenBy(now), Is.Empty);
    }

    private const string Small = """
        {"paths": {"/things/{id}": {"put": {"operationId": "putThing",
            "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}, {"name": "on", "in": "query", "schema": {"type": "string", "format": "date"}}, {"name": "dry", "in": "query", "schema": {"type": "boolean"}}],
            "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Body"}}}},
            "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}, "404": {"$ref": "#/components/responses/NotFound"}}}}},
         "components": {"schemas": {
            "Body": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}, "size": {"type": "integer"}, "mode": {"$ref": "#/components/schemas/Mode"}}},
            "Thing": {"type": "object", "required": ["name", "mode"], "properties": {"name": {"type": "string"}, "note": {"type": ["string", "null"]}, "mode": {"$ref": "#/components/schemas/Mode"}}},
            "Mode": {"type": "string", "enum": ["fast", "slow"]}}}}
        """;

    [TestCase("\"/things/{id}\"", "\"/stuff/{id}\"", "operation putThing was PUT /things/{id} and is PUT /stuff/{id}")]
    [TestCase("putThing", "saveThing", "operation putThing is gone")]
    [TestCase("{\"name\": \"dry\", \"in\": \"query\",", "{\"name\": \"dry\", \"in\": \"query\", \"required\": true,", "in putThing query dry was optional boolean and is required boolean")]
    [TestCase("\"type\": \"boolean\"}}]", "\"type\": \"boolean\"}}, {\"name\": \"why\", \"in\": \"query\", \"required\": true, \"schema\": {\"type\": \"string\"}}]", "in putThing query why is asked for now")]
    [TestCase("\"required\": [\"name\"]", "\"required\": [\"name\", \"size\"]", "sent Body.size was optional integer and is required integer")]
    [TestCase("\"size\": {\"type\": \"integer\"}", "\"size\": {\"type\": \"string\"}", "sent Body.size was optional integer and is optional string")]
    [TestCase("\"string\", \"format\": \"date\"", "\"integer\"", "in putThing query on was optional string date and is optional integer")]
    [TestCase("\"size\": {\"type\": \"integer\"}, ", "", "sent Body.size is gone")]
    [TestCase("\"required\": [\"name\", \"mode\"]", "\"required\": [\"name\"]", "told Thing.mode was required Mode and is optional Mode")]
    [TestCase("\"properties\": {\"name\": {\"type\": \"string\"}, \"note\"", "\"properties\": {\"name\": {\"type\": [\"string\", \"null\"]}, \"note\"", "told Thing.name was required string and is required string or null")]
    [TestCase("[\"fast\", \"slow\"]", "[\"fast\"]", "sent Mode \"slow\" is gone")]
    [TestCase("{\"200\": {\"content\"", "{\"201\": {\"content\"", "answer putThing 200 application/json is gone")]
    public void WhatBreaksACaller_IsNamed(string from, string to, string broken) => Assert.That(BrokenBy(from, to), Has.Some.StartsWith(broken));

    [TestCase("\"required\": [\"name\"]", "\"required\": []")]
    [TestCase("\"required\": [\"name\", \"mode\"]", "\"required\": [\"name\", \"mode\", \"note\"]")]
    [TestCase("\"note\": {\"type\": [\"string\", \"null\"]}", "\"note\": {\"type\": \"string\"}")]
    [TestCase("\"size\": {\"type\": \"integer\"}", "\"size\": {\"type\": [\"integer\", \"null\"]}, \"colour\": {\"type\": \"string\"}")]
    [TestCase("[\"fast\", \"slow\"]", "[\"fast\", \"slow\", \"still\"]")]
    [TestCase("\"type\": \"boolean\"}}]", "\"type\": \"boolean\"}}, {\"name\": \"why\", \"in\": \"query\", \"schema\": {\"type\": \"string\"}}]")]
    [TestCase(", \"format\": \"date\"", "")]
    public void WhatBreaksNobody_IsNot(string from, string to) => Assert.That(BrokenBy(from, to), Is.Empty);

    private static IEnumerable<string> BrokenBy(string from, string to)
    {
        var changed = Small.Replace(from, to, StringComparison.Ordinal);
        Assert.That(changed, Is.Not.EqualTo(Small), "the case finds its place");
        var released = ContractSurface.Parse(ContractSurface.Of(JsonNode.Parse(Small)!).ToString());
        return released.BrokenBy(ContractSurface.Of(JsonNode.Parse(changed)!));
    }
}
