using System.Diagnostics.CodeAnalysis;

namespace MedScan.Tracking;

/// <summary>Insists on the fields without which an answer means nothing.</summary>
internal static class Answered
{
    public static T With<T>([NotNull] T? value, string field)
        where T : class =>
        value ?? throw new MlflowException(
            MlflowErrorCode.MalformedResponse, $"The server's answer has no '{field}'. Is it an MLflow server, and the tracking URI's path right?");
}
