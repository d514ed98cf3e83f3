namespace MedScan.Tracking;

/// <summary>Values of <see cref="MlflowException.ErrorCode"/> that programs ask for. A server may send others.</summary>
public static class MlflowErrorCode
{
    /// <summary>The experiment, run, model or tag is not there.</summary>
    public const string ResourceDoesNotExist = "RESOURCE_DOES_NOT_EXIST";

    /// <summary>An experiment or model of this name is there already, possibly deleted.</summary>
    public const string ResourceAlreadyExists = "RESOURCE_ALREADY_EXISTS";

    /// <summary>The server refused a value: a bad name, a limit, a parameter that was logged with another value, a deleted run.</summary>
    public const string InvalidParameterValue = "INVALID_PARAMETER_VALUE";

    /// <summary>The request does not fit the state of the thing it names, for example a deleted experiment.</summary>
    public const string InvalidState = "INVALID_STATE";

    /// <summary>The server failed.</summary>
    public const string InternalError = "INTERNAL_ERROR";

    /// <summary>The server, or a proxy before it, is busy or away for the moment.</summary>
    public const string TemporarilyUnavailable = "TEMPORARILY_UNAVAILABLE";

    /// <summary>Too many requests for the moment.</summary>
    public const string RequestLimitExceeded = "REQUEST_LIMIT_EXCEEDED";

    /// <summary>The server does not know the address: mostly a wrong path in the tracking URI.</summary>
    public const string EndpointNotFound = "ENDPOINT_NOT_FOUND";

    /// <summary>The server wants a user name and password, or a token.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>The credentials are known, but may not do this.</summary>
    public const string PermissionDenied = "PERMISSION_DENIED";

    /// <summary>The request was refused without a code of MLflow's.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>The answer is not what MLflow's protocol says; this client's own code, no server sends it.</summary>
    public const string MalformedResponse = "MALFORMED_RESPONSE";
}
