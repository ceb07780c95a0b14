using Lantu.Api.Data;
using Lantu.Api.Domain;

namespace Lantu.Api.Jobs;

/// <summary>Notices and mails about slips, in the unit of work at hand.</summary>
public sealed class SlipNotices(LantuDbContext db, NoticeWriter people, MailWriter mails, TimeProvider clock)
{
    /// <summary>One notice, and a mail if there is an address, for each who speaks for the unit but the one who acted.</summary>
    public async Task TellAsync(NoticeKind kind, Slip slip, Guid orgUnitId, SlipParty party, Guid? byUserId, string? comment, CancellationToken cancellationToken)
    {
        var told = (await people.PeopleAsync(orgUnitId, SlipWorkflow.RolesOf(party), cancellationToken)).Where(person => person != byUserId).Select(person => new Notice
        {
            Id = Guid.CreateVersion7(),
            UserId = person,
            Kind = kind,
            SlipId = slip.Id,
            At = clock.Now(),
            ByUserId = byUserId,
            Comment = comment,
            DueOn = slip.TurnDueOn ?? slip.DueOn,
        }).ToList();
        db.Notices.AddRange(told);
        await mails.AddAsync(kind, slip, told, cancellationToken);
    }
}
