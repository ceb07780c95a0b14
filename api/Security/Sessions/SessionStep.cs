namespace Lantu.Api.Security.Sessions;

/// <summary>What a signed-in person must do before anything else is possible, in this order.</summary>
public enum SessionStep { EnterCode, ChangePassword, EnrolTotp }
