using MedScan.TrackingServer.Artifacts;
using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Tests.Artifacts;

public sealed class ArtifactUriTests
{
    private readonly ArtifactUri uris = new(new ArtifactStore("/srv/artifacts"));

    [Theory]
    [InlineData("mlflow-artifacts:/1/abc/artifacts", "1/abc/artifacts")]
    [InlineData("mlflow-artifacts:1/abc", "1/abc")]
    [InlineData("mlflow-artifacts://host:5000/1/abc", "1/abc")]
    [InlineData("mlflow-artifacts:/", "")]
    [InlineData("http://host:5000/api/2.0/mlflow-artifacts/artifacts/1/abc", "1/abc")]
    [InlineData("file:///srv/artifacts/1/abc", "1/abc")]
    [InlineData("file:/srv/artifacts/1/abc", "1/abc")]
    [InlineData("file://localhost/srv/artifacts/1/a%20c", "1/a c")]
    [InlineData("/srv/artifacts/1/abc", "1/abc")]
    [InlineData("/srv/other/../artifacts/1", "1")]
    public void Resolve_InsideTheRoot_IsThePathBelowIt(string uri, string expected) => Assert.Equal(expected, uris.Resolve(uri).ToString());

    [Theory]
    [InlineData("mlflow-artifacts:/../etc")]
    [InlineData("mlflow-artifacts://host/../../etc")]
    [InlineData("mlflow-artifacts://host/%2e%2e/etc")]
    [InlineData("mlflow-artifacts://host/..%252fetc")]
    [InlineData("mlflow-artifacts:/1#/../../etc")]
    [InlineData("mlflow-artifacts:/1?/../../etc")]
    [InlineData("mlflow-artifacts:/1;/../../etc")]
    [InlineData("http:///#/../../etc")]
    [InlineData("http:///?/../../etc")]
    [InlineData("http://host/api/2.0/mlflow-artifacts/artifacts/../../etc")]
    [InlineData("file:///etc")]
    [InlineData("file:etc")]
    [InlineData("file://host/srv/artifacts/1")]
    [InlineData("file:///srv/artifacts/../etc")]
    [InlineData("file:///srv/artifacts/%2e%2e/etc")]
    [InlineData("file:///srv/artifacts-of-others/1")]
    [InlineData("/etc")]
    [InlineData("/srv/artifacts/\0")]
    [InlineData("")]
    [InlineData("s3://bucket/1")]
    [InlineData("ftp://host/1")]
    [InlineData("C:\\windows")]
    [InlineData("./mlruns/1")]
    [InlineData("/srv/artifacts/.upload")]
    public void Resolve_OutsideTheRootOrElsewhere_Refuses(string uri) => Assert.Throws<ApiException>(() => uris.Resolve(uri));
}
