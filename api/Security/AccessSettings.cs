namespace Lantu.Api.Security;

/// <summary>等保三级 8.1.4.1 asks for complexity and periodic change; ASVS 6.2 forbids both. The operator chooses.</summary>
public enum PasswordProfile { Dengbao, Asvs }

/// <summary>Section "Access" of the configuration.</summary>
public sealed class AccessSettings
{
    public PasswordProfile PasswordProfile { get; init; } = PasswordProfile.Dengbao;

    /// <summary>Whether those who decide or administer need a second factor; outside Development unless told.</summary>
    public bool? RequireTotp { get; set; }

    /// <summary>Whether a second security administrator confirms grants of deciding roles; outside Development unless told.</summary>
    public bool? ConfirmGrants { get; set; }

    /// <summary>Minutes without a request after which a session ends.</summary>
    public int IdleMinutes { get; init; } = 30;

    /// <summary>Hours after which a session ends, however busy.</summary>
    public int AbsoluteHours { get; init; } = 10;

    /// <summary>Minutes a program's token lives.</summary>
    public int TokenMinutes { get; init; } = 15;
}
