using Lantu.Api.Data;
using Lantu.Api.Domain;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;
using Quartz;

namespace Lantu.Api.Jobs;

/// <summary>
/// Sends what <see cref="MailWriter"/> wrote. Each mail is claimed, sent and marked in a transaction of its own, so that two
/// servers never hold the same one; a server that dies between sending and marking has it sent again, under the same Message-Id.
/// </summary>
public sealed partial class MailDelivery(LantuDbContext db, IOptions<MailSettings> settings, TimeProvider clock, ILogger<MailDelivery> logger) : IJob
{
    private const int TimeoutMilliseconds = 30_000;

    async ValueTask IJob.Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    /// <returns>How many mails were sent.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!settings.Value.IsOn)
        {
            return 0;
        }

        using var smtp = new SmtpClient { Timeout = TimeoutMilliseconds };
        var sent = 0;
        while (await DeliverNextAsync(smtp, cancellationToken) is { } mail)
        {
            sent += mail.SentAt is null ? 0 : 1;
            // A server that cannot be reached is not asked again for each mail; one that refuses an address is.
            if (!smtp.IsConnected)
            {
                return sent;
            }
        }

        await smtp.DisconnectAsync(quit: true, cancellationToken);
        return sent;
    }

    private async Task<Mail?> DeliverNextAsync(SmtpClient smtp, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.Now();
        if (await db.Mails.FromSql($"SELECT * FROM mails WHERE next_attempt_at <= {now} ORDER BY next_attempt_at, id LIMIT 1 FOR UPDATE SKIP LOCKED").ToListAsync(cancellationToken) is not [var mail])
        {
            return null;
        }

        try
        {
            await SendAsync(smtp, mail, cancellationToken);
            mail.MarkSent(now);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailure(failure, mail.Id);
            mail.MarkFailed(now, failure.Message);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return mail;
    }

    private async Task SendAsync(SmtpClient smtp, Mail mail, CancellationToken cancellationToken)
    {
        var server = settings.Value;
        if (!smtp.IsConnected)
        {
            await smtp.ConnectAsync(server.Host!, server.Port, Security(server.Security), cancellationToken);
            if (server.UserName is { Length: > 0 } name)
            {
                await smtp.AuthenticateAsync(name, server.Password ?? "", cancellationToken);
            }
        }

        var from = MailboxAddress.Parse(server.From!);
        using var message = new MimeMessage([from], [MailboxAddress.Parse(mail.Address)], mail.Subject, new TextPart("plain") { Text = mail.Text })
        {
            Date = mail.CreatedAt,
            MessageId = $"{mail.Id}@{from.Domain}",
        };
        await smtp.SendAsync(message, cancellationToken);
    }

    private static SecureSocketOptions Security(MailSecurity security) => security switch
    {
        MailSecurity.Auto => SecureSocketOptions.Auto,
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "mail {Mail} was not taken")]
    private partial void LogFailure(Exception failure, Guid mail);
}
