using System.Runtime.InteropServices;
using MedScan.Datasets;
using MedScan.Datasets.Loading;

namespace MedScan.Tests.Datasets.Loading;

public sealed class AffineWarpTests
{
    private static byte[] Warp(byte[] image, int size, int channels, AugmentationDraw draw)
    {
        byte[] target = new byte[image.Length + AffineWarp.Slack];
        AffineWarp.Apply([.. image, .. new byte[AffineWarp.Slack]], target, size, channels, AffineMap.Of(draw, size));
        return target[..image.Length];
    }

    private static byte[] Random(int length)
    {
        byte[] bytes = new byte[length];
        CounterRandom random = new(length);
        foreach (ref byte value in bytes.AsSpan())
            value = (byte)random.NextBelow(256);
        return bytes;
    }

    // The same image in three channels, so that every case runs through both loops.
    private static void AssertWarp(byte[] image, int size, AugmentationDraw draw, byte[] expected)
    {
        Assert.Equal(expected, Warp(image, size, 1, draw));
        byte[] rgb = [.. image.SelectMany(value => new[] { value, (byte)(255 - value), (byte)7 })];
        Assert.Equal([.. expected.SelectMany(value => new[] { value, (byte)(255 - value), (byte)7 })], Warp(rgb, size, 3, draw));
    }

    private static readonly byte[] Numbered = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    [Fact]
    public void Apply_Identity_ChangesNothing()
    {
        foreach (int size in new[] { 2, 3, 8, 57 })
            AssertWarp(Random(size * size), size, AugmentationDraw.Identity, Random(size * size));
    }

    [Fact]
    public void Apply_Flip_MirrorsColumns() =>
        AssertWarp(Numbered, 3, AugmentationDraw.Identity with { Flip = true }, [3, 2, 1, 6, 5, 4, 9, 8, 7]);

    [Fact]
    public void Apply_WholePixelShift_MovesRightAndDownAndRepeatsEdges()
    {
        AssertWarp(Numbered, 3, AugmentationDraw.Identity with { ShiftX = 1.0 / 3 }, [1, 1, 2, 4, 4, 5, 7, 7, 8]);
        AssertWarp(Numbered, 3, AugmentationDraw.Identity with { ShiftY = 1.0 / 3 }, [1, 2, 3, 1, 2, 3, 4, 5, 6]);
        AssertWarp(Numbered, 3, AugmentationDraw.Identity with { ShiftX = -1 }, [3, 3, 3, 6, 6, 6, 9, 9, 9]);
    }

    [Fact]
    public void Apply_HalfPixelShift_AveragesNeighbours() =>
        AssertWarp([10, 20, 30, 50], 2, AugmentationDraw.Identity with { ShiftX = -0.25 }, [15, 20, 40, 50]);

    [Fact]
    public void Apply_RightAngles_TurnCounterClockwise()
    {
        AssertWarp(Numbered, 3, AugmentationDraw.Identity with { Degrees = 90 }, [3, 6, 9, 2, 5, 8, 1, 4, 7]);
        AssertWarp(Numbered, 3, AugmentationDraw.Identity with { Degrees = -90 }, [7, 4, 1, 8, 5, 2, 9, 6, 3]);
        AssertWarp(Numbered, 3, AugmentationDraw.Identity with { Degrees = 180 }, [9, 8, 7, 6, 5, 4, 3, 2, 1]);
    }

    // Zoom 2 about the centre of 4 columns: output columns -1.5, -0.5, 0.5, 1.5 read -0.75, -0.25, 0.25, 0.75 from the centre,
    // columns 0.75, 1.25, 1.75, 2.25 of 0, 40, 80, 120.
    [Fact]
    public void Apply_Zoom_EnlargesAboutTheCentre()
    {
        byte[] columns = [.. Enumerable.Range(0, 4).SelectMany(_ => new byte[] { 0, 40, 80, 120 })];
        AssertWarp(columns, 4, AugmentationDraw.Identity with { Zoom = 2 }, [.. Enumerable.Range(0, 4).SelectMany(_ => new byte[] { 30, 50, 70, 90 })]);
    }

    // tan 45 = 1: the row d rows below the centre moves d columns to the right.
    [Fact]
    public void Apply_Shear_MovesLowerRowsRight() =>
        AssertWarp(Numbered, 3, AugmentationDraw.Identity with { ShearDegrees = 45 }, [2, 3, 3, 4, 5, 6, 7, 7, 8]);

    // The vector loop against the plain one, on arbitrary maps; both are integer arithmetic, so to the bit.
    [Fact]
    public void Apply_VectorAndPlainLoops_GiveTheSameBytes()
    {
        AugmentationOptions options = new() { HorizontalFlip = 0.5, Rotation = 180, Shift = 1, Zoom = 0.9, Shear = 60 };
        foreach (int size in new[] { 2, 5, 16, 33 })
        {
            byte[] image = [.. Random(size * size * 3), .. new byte[AffineWarp.Slack]];
            byte[] plain = new byte[image.Length];
            for (int draw = 0; draw < 100; draw++)
            {
                AugmentationDraw drawn = AugmentationDraw.From(options, new CounterRandom(draw));
                AffineMap map = AffineMap.Of(drawn, size);
                AffineWarp.ApplyRgb(ref MemoryMarshal.GetArrayDataReference(image), ref MemoryMarshal.GetArrayDataReference(plain), size, map);
                Assert.Equal(plain[..^AffineWarp.Slack], Warp(image[..^AffineWarp.Slack], size, 3, drawn));
            }
        }
    }

    [Fact]
    public void Apply_NoSlack_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AffineWarp.Apply(new byte[48], new byte[48], 4, 3, AffineMap.Of(AugmentationDraw.Identity, 4)));
}
