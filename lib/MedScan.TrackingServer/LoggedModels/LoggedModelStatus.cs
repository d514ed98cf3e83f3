using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.LoggedModels;

/// <summary>Where the upload of a logged model stands: a number in the tables, a name in requests, a short name in filters.</summary>
internal static class LoggedModelStatus
{
    public const int Pending = 1;

    // In the order of MLflow's numbers, which start with 1.
    private static readonly string[] Names = ["LOGGED_MODEL_PENDING", "LOGGED_MODEL_READY", "LOGGED_MODEL_UPLOAD_FAILED"];

    /// <summary>The short name in SQL, by which filters compare.</summary>
    public const string SqlName = "CASE l.status WHEN 1 THEN 'PENDING' WHEN 2 THEN 'READY' WHEN 3 THEN 'FAILED' ELSE 'UNSPECIFIED' END";

    public static string Name(int status) => status > 0 && status <= Names.Length ? Names[status - 1] : "LOGGED_MODEL_STATUS_UNSPECIFIED";

    /// <summary>The status of a request, sent as a name or as its number.</summary>
    /// <exception cref="ApiException">It is absent or there is no such status.</exception>
    public static int Read(RequestFields fields) => (fields.Choice("status", Names) ?? throw ApiException.Missing("status")) + 1;
}
