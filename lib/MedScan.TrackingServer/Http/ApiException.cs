namespace MedScan.TrackingServer.Http;

/// <summary>A request that is refused, with MLflow's error code.</summary>
internal sealed class ApiException(int status, string errorCode, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string ErrorCode { get; } = errorCode;

    public static ApiException Invalid(string message) => new(400, "INVALID_PARAMETER_VALUE", message);

    public static ApiException NotFound(string message) => new(404, "RESOURCE_DOES_NOT_EXIST", message);

    public static ApiException Exists(string message) => new(400, "RESOURCE_ALREADY_EXISTS", message);

    public static ApiException Missing(string parameter) => Invalid(
        $"Missing value for required parameter '{parameter}'. See the API docs for more information about request parameters.");

    /// <param name="parameter">The name of the parameter.</param>
    /// <param name="value">The value as JSON writes it.</param>
    /// <param name="type">The name of its type, in Python's words.</param>
    public static ApiException WrongType(string parameter, string value, string type) => Invalid(
        $"Invalid value {value} for parameter '{parameter}' supplied:  Hint: Value was of type '{type}'. "
        + "See the API docs for more information about request parameters.");
}
