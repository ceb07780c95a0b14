using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Lantu.Api.Features.Prefill;

public static class PrefillRoutes
{
    public static void MapPrefill(this IEndpointRouteBuilder api)
    {
        var sources = api.MapGroup("/plans/{plan}/prefill-sources").WithTags("Prefill");
        sources.MapGet("", (string plan, [AsParameters] ListPrefillSources.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListPrefillSources.Query(plan, filter), ct))
            .Allow(Permissions.FormsManage).Fails(404).Named("listPrefillSources", "List the systems that are asked for figures (预填来源)");
        sources.MapGet("/{source:guid}", (string plan, Guid source, IMediator mediator, CancellationToken ct) => mediator.Send(new GetPrefillSource.Query(plan, source), ct))
            .Allow(Permissions.FormsManage).Versioned().Fails(404).Named("getPrefillSource", "Read a source");
        sources.MapPost("", async (string plan, PrefillSourceBody body, IMediator mediator, CancellationToken ct) => { var made = await mediator.Send(new CreatePrefillSource.Command(plan, body), ct); return TypedResults.Created($"/api/v1/plans/{plan}/prefill-sources/{made.Id}", made); })
            .Allow(Permissions.FormsManage).Versioned().Idempotent().Fails(404, 409, 415, 422).Named("createPrefillSource", "Have another system asked on a schedule", "What it says is a suggestion beside a cell, never a figure before a person takes it over.");
        sources.MapPut("/{source:guid}", (string plan, Guid source, PrefillSourceBody body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new UpdatePrefillSource.Command(plan, source, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.FormsManage).Versioned().Fails(404, 409, 412, 415, 422, 428).Named("updatePrefillSource", "Change, pause or resume a source", "What it said is read anew by the new words at the next run.");
        sources.MapDelete("/{source:guid}", async (string plan, Guid source, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new RemovePrefillSource.Command(plan, source, ResourceVersion.Expected(ifMatch)), ct);
                return TypedResults.NoContent();
            })
            .Allow(Permissions.FormsManage).Fails(404, 412, 428).Named("removePrefillSource", "Remove a source and its suggestions", "Where figures came from that were taken over stays.");
        sources.MapPost("/trials", (string plan, PrefillSourceBody body, IMediator mediator, CancellationToken ct) => mediator.Send(new TryPrefillSource.Command(plan, body), ct))
            .Allow(Permissions.FormsManage).Idempotent(asksOutside: true).Fails(404, 415, 422).Named("tryPrefillSource", "Ask a source once and show the first rows as they are understood", "Nothing is kept.");
        sources.MapPost("/{source:guid}/runs", (string plan, Guid source, IMediator mediator, CancellationToken ct) => mediator.Send(new RunPrefillSource.Command(plan, source), ct))
            .Allow(Permissions.FormsManage).Idempotent(asksOutside: true).Fails(404).Named("runPrefillSource", "Ask a source now");
        sources.MapGet("/{source:guid}/runs", (string plan, Guid source, [AsParameters] ListPrefillRuns.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListPrefillRuns.Query(plan, source, filter), ct))
            .Allow(Permissions.FormsManage).Fails(404).Named("listPrefillRuns", "Read when a source was asked and what came of it, newest first");

        var suggestions = api.MapGroup("/plans/{plan}/submissions/{submission:guid}/suggestions").WithTags("Prefill");
        suggestions.MapGet("", (string plan, Guid submission, IMediator mediator, CancellationToken ct) => mediator.Send(new ListSuggestions.Query(plan, submission), ct))
            .Allow(Permissions.SubmissionsRead).Fails(404).Named("listSuggestions", "Read what other systems say of the cells of a draft (预填), and where taken figures came from");
        suggestions.MapPost("/takings", (string plan, Guid submission, TakeSuggestions.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new TakeSuggestions.Command(plan, submission, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.SubmissionsDraft).Versioned().Idempotent().Fails(404, 409, 412, 415, 422, 428).Named("takeSuggestions", "Take suggestions over as figures",
                "A save like saveSubmissionLines, by a person of the unit; source, time and value are kept with it. All or none. Where sources differ, chooseReconciliation comes first.");

        var reconciliations = api.MapGroup("/plans/{plan}/reconciliations").WithTags("Prefill");
        reconciliations.MapGet("", (string plan, [AsParameters] ListReconciliations.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListReconciliations.Query(plan, filter), ct))
            .Allow(Permissions.SubmissionsRead).Fails(404).Named("listReconciliations", "List the cells of which sources say different things (核对)", "Of your own unit; plan administrators and auditors see all.");
        reconciliations.MapPost("", (string plan, ChooseReconciliation.Body body, IMediator mediator, CancellationToken ct) => mediator.Send(new ChooseReconciliation.Command(plan, body), ct))
            .Allow(Permissions.SubmissionsDraft).Idempotent().Fails(404, 415, 422).Named("chooseReconciliation", "Say which of differing values holds, and why",
                "By a drafter of the unit. It holds until a source says something new. Every choice is kept.");
    }
}
