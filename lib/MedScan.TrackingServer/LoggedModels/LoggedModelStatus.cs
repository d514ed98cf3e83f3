using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.LoggedModels;

/// <summary>Where the upload of a logged model stands: a number in the tables, a name in requests, a short name in filters.</summary>
internal static class LoggedModelStatus
{
    public const int Pending = 1;

    private static readonly string[] Names = ["UNSPECIFIED", "PENDING", "READY", "UPLOAD_FAILED"];

    /// <summary>The short name in SQL, by which filters compare.</summary>
    public const string SqlName = "CASE l.status WHEN 1 THEN 'PENDING' WHEN 2 THEN 'READY' WHEN 3 THEN 'FAILED' ELSE 'UNSPECIFIED' END";

    public static string Name(int status) => $"LOGGED_MODEL_{(status > 0 && status < Names.Length ? Names[status] : "STATUS_" + Names[0])}";

    /// <summary>The status of a request, sent as a name or as its number.</summary>
    /// <exception cref="ApiException">It is absent or there is no such status.</exception>
    public static int Read(RequestFields fields)
    {
        if (!fields.Has("status"))
            throw ApiException.Missing("status");
        if (fields.IsNumber("status"))
        {
            var number = fields.RequiredInteger("status");
            return number is > 0 and <= 3 ? (int)number : throw Unknown($"{number}");
        }

        var text = fields.OptionalString("status")!;
        var found = Array.FindIndex(Names, name => $"LOGGED_MODEL_{name}" == text);
        return found > 0 ? found : throw Unknown(PythonText.Json(text));
    }

    private static ApiException Unknown(string value) => ApiException.Invalid(
        $"Invalid value {value} for parameter 'status' supplied. It must be one of {PythonText.List(Names.Skip(1).Select(name => "LOGGED_MODEL_" + name))}.");
}
