using Lantu.Api.Http;
using Lantu.Api.Http.Idempotency;
using Lantu.Api.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Lantu.Api.Features.Forms;

public static class FormsRoutes
{
    public static void MapForms(this IEndpointRouteBuilder api)
    {
        var forms = api.MapGroup("/plans/{plan}/forms").WithTags("Forms");
        forms.MapGet("", (string plan, [AsParameters] ListForms.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new ListForms.Query(plan, filter), ct))
            .Allow(Permissions.SubmissionsRead, Permissions.FormsManage).Fails(404).Named("listForms", "List the forms of a plan, by frequency and lead department");
        forms.MapGet("/{form}", (string plan, string form, IMediator mediator, CancellationToken ct) => mediator.Send(new GetForm.Query(plan, form), ct))
            .Allow(Permissions.SubmissionsRead, Permissions.FormsManage).Versioned().Fails(404).Named("getForm", "Read a form: calendar, lines, units and rules, and its draft");
        forms.MapGet("/{form}/versions/{no:int}", (string plan, string form, int no, IMediator mediator, CancellationToken ct) => mediator.Send(new GetFormVersion.Query(plan, form, no), ct))
            .Allow(Permissions.SubmissionsRead, Permissions.FormsManage).Fails(404).Named("getFormVersion", "Read a published version of a form", "It never changes.");
        forms.MapGet("/{form}/dates", (string plan, string form, [AsParameters] PreviewFormDates.Filter filter, IMediator mediator, CancellationToken ct) => mediator.Send(new PreviewFormDates.Query(plan, form, filter), ct))
            .Allow(Permissions.SubmissionsRead, Permissions.FormsManage).Fails(404).Named("previewFormDates", "See on which days the next periods would open, be due and close", "By any calendar; weekends and announced holidays are counted as the due day kind says.");
        forms.MapPost("", async (string plan, CreateForm.Body body, IMediator mediator, CancellationToken ct) =>
            {
                var made = await mediator.Send(new CreateForm.Command(plan, body), ct);
                return TypedResults.Created($"/api/v1/plans/{plan}/forms/{made.Code}", made);
            })
            .Allow(Permissions.FormsManage).Versioned().Idempotent().Fails(404, 409, 415, 422).Named("createForm", "Create a form", "It asks nothing until a draft of it is saved and published.");
        forms.MapPatch("/{form}", (string plan, string form, UpdateForm.Body body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new UpdateForm.Command(plan, form, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.FormsManage).Versioned().Fails(404, 412, 415, 422, 428).Named("updateForm", "Rename a form, give it another lead department, or end it");
        forms.MapPut("/{form}/draft", (string plan, string form, FormDefinition body, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new SaveFormDraft.Command(plan, form, ResourceVersion.Expected(ifMatch), body), ct))
            .Allow(Permissions.FormsManage).Versioned().Fails(404, 412, 415, 422, 428).Named("saveFormDraft", "Write the next version of a form, whole", "Nobody reports by it before it is published.");
        forms.MapDelete("/{form}/draft", (string plan, string form, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new DiscardFormDraft.Command(plan, form, ResourceVersion.Expected(ifMatch)), ct))
            .Allow(Permissions.FormsManage).Versioned().Fails(404, 409, 412, 428).Named("discardFormDraft", "Throw the draft away");
        forms.MapGet("/{form}/publication", (string plan, string form, IMediator mediator, CancellationToken ct) => mediator.Send(new PreviewPublication.Query(plan, form), ct))
            .Allow(Permissions.FormsManage).Fails(404, 409).Named("previewPublication", "See what publishing the draft would do", "Which submissions under way keep their version, and which would be opened at once.");
        forms.MapPost("/{form}/publication", (string plan, string form, [FromHeader(Name = "If-Match")] string? ifMatch, IMediator mediator, CancellationToken ct) =>
                mediator.Send(new PublishForm.Command(plan, form, ResourceVersion.Expected(ifMatch)), ct))
            .Allow(Permissions.FormsManage).Versioned().Idempotent().Fails(404, 409, 412, 428).Named("publishForm", "Publish the draft", "Periods opened from now on ask what it asks; what is open keeps its version. What is owed by today is opened at once.");
        forms.MapPost("/{form}/rule-trials", (string plan, string form, TryFormRules.Body body, IMediator mediator, CancellationToken ct) => mediator.Send(new TryFormRules.Command(plan, form, body), ct))
            .Allow(Permissions.FormsManage).Fails(404, 409, 415, 422).Named("tryFormRules", "Try rules on the submissions there are", "Changes nothing. Shows for every rule and submission the operands, which of them are blank, and the outcome.");
    }
}
