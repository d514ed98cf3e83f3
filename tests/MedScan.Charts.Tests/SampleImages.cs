namespace MedScan.Charts.Tests;

/// <summary>Small image files.</summary>
internal static class SampleImages
{
    /// <summary>24 x 24 pixels, grey: a bright disc.</summary>
    public static byte[] SquarePng { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAABgAAAAYCAAAAADFHGIkAAAA00lEQVR42p3SPQqDMBQAYA/RM5otDgF1ig6BCAEXJQ4OBpQgCGYRIwgqKNpjdbC0pZC29K0fj/drXQxh/Q8AItdzEQRv4PgBoRElge+8go0wjROe"
        + "8SSmGNlPQCFLc1FWpchTFqIHOJjxQjatahtZcIadOwCfpkWtOj3oTtVFSn1wAgziXKp+nOZp7JXM4wCegEgimm5c1m1dxq4RCUEnuJSXrZ7W/djXSbclp+4JXpRVapi343ps86CqLPK+ZBhrGLsyzmGc3Lwr83aN"
        + "9/hwwd+f4QZaHMmZLqUGUQAAAABJRU5ErkJggg==");

    /// <summary>48 x 16 pixels, grey: from dark to light.</summary>
    public static byte[] WidePng { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAADAAAAAQCAAAAAB1xaNtAAAAQ0lEQVR42mNgYOXiF5GUU9bQNTK3cXTzDgiNik/JzCuuqG1q75k4bfaCpavWb9m57/CJs5eu33n47DXDqIZRDcNXAwCnQGCQ6Ey+lwAAAABJRU5E"
        + "rkJggg==");

    /// <summary>16 x 32 pixels, colour; as a browser wrote it, without its colour profile.</summary>
    public static byte[] HighJpeg { get; } = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpK"
        + "SkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAgABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAbEAABBQEBAAAAAAAAAAAAAAABAAIDBREEE//EABQBAQAAAAAAAAAAAAAAAAAA"
        + "AAD/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCGisVFVH0w+8+lpONaDiW9VHzQ+8GhoOOaTqBUWsXNB4dGhoOtcBqW9rF0w+HPpaTrnEZqjog//9k=");
}
