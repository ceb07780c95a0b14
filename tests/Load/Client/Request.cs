using System.Globalization;
using System.Text;

namespace Lantu.Load.Client;

/// <summary>A request as it goes over the wire.</summary>
public static class Request
{
    public static byte[] Get(string path, string headers = "") => Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n");

    public static byte[] Put(string path, string body, string headers = "") => Send("PUT", path, Encoding.UTF8.GetBytes(body), headers);

    public static byte[] Post(string path, string body, string headers = "") => Send("POST", path, Encoding.UTF8.GetBytes(body), headers);

    /// <param name="method">In capitals.</param>
    /// <param name="path">From the root.</param>
    /// <param name="body">As it goes over the wire.</param>
    /// <param name="headers">Each with its end of line.</param>
    /// <param name="mediaType">Of the body.</param>
    public static byte[] Send(string method, string path, byte[] body, string headers, string mediaType = "application/json") =>
    [
        .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {mediaType}\r\nContent-Length: {body.Length}\r\n{headers}\r\n")),
        .. body,
    ];
}
