namespace MedScan.Tracking;

/// <summary>The tracking URI, taken apart: what requests are sent to, and the credentials that stood in it.</summary>
internal sealed class ServerAddress
{
    public ServerAddress(Uri? trackingUri)
    {
        if (trackingUri is null)
        {
            throw new TrackingConfigurationException("No tracking server is set. Set MLFLOW_TRACKING_URI or "
                + "MlflowClientOptions.TrackingUri to its address, for example http://localhost:5000; "
                + "'medscan ui' or 'mlflow server' starts one.");
        }
        if (!trackingUri.IsAbsoluteUri || trackingUri.Scheme is not ("http" or "https"))
        {
            throw new TrackingConfigurationException($"The tracking URI '{trackingUri.OriginalString}' is not the address of a "
                + "server. Expected http://... or https://...; for runs in a folder or a database start a server over it with "
                + "'medscan ui' or 'mlflow server' and use the address that it prints.");
        }
        if (trackingUri.Query.Length > 0 || trackingUri.Fragment.Length > 0)
            throw new TrackingConfigurationException("The tracking URI may have a path, but no '?' or '#'.");
        Origin = trackingUri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        BasePath = trackingUri.AbsolutePath.TrimEnd('/');
        if (trackingUri.UserInfo.Split(':', 2) is [var user, var password])
            Credentials = (Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
    }

    /// <summary>Scheme, host and port, for example <c>https://host:8443</c>.</summary>
    public string Origin { get; }

    /// <summary>The path in front of MLflow's own, without a closing slash; often empty.</summary>
    public string BasePath { get; }

    public (string User, string Password)? Credentials { get; }

    /// <summary>The address without credentials, for messages.</summary>
    public override string ToString() => Origin + BasePath;
}
