using MedScan.Auditing.NearDuplicates;
using MedScan.Benchmarks.NearDuplicates;
using MedScan.Imaging;

namespace MedScan.Tests.Auditing.NearDuplicates;

public sealed class RegistrationTests
{
    // The crop says where its content lies in the whole: position in the whole = size of the crop x position in the crop + its start.
    [Theory]
    [InlineData(0.05, 0, 0, 0.05)]
    [InlineData(0.05, 0.05, 0.05, 0.05)]
    [InlineData(0, 0.03, 0.06, 0.01)]
    public void Refine_CropOfAnImage_FindsWhereItWasCut(double left, double top, double right, double bottom)
    {
        PixelImage head = Heads.Draw(5, 400);
        PixelImage crop = MadeCase.Cropped(head, left, top, right, bottom);

        Alignment? found = Registration.Refine(
            new Picture(Thumbnail.Of(head)), new Picture(Thumbnail.Of(crop)), new Alignment(0.97, 0.97, 0.015, 0.015), 0.9);

        // A tenth of a thumbnail's pixel.
        Assert.NotNull(found);
        Assert.Equal(crop.Width / 400.0, found.Value.ScaleX, 0.002);
        Assert.Equal(crop.Height / 400.0, found.Value.ScaleY, 0.002);
        Assert.Equal(left, found.Value.ShiftX, 0.0016);
        Assert.Equal(top, found.Value.ShiftY, 0.0016);
    }

    [Fact]
    public void Refine_AnotherHead_IsGivenUp() => Assert.Null(Registration.Refine(
        new Picture(Thumbnail.Of(Heads.Draw(5))), new Picture(Thumbnail.Of(Heads.Draw(6))), new Alignment(1, 1, 0, 0), 0.98));

    [Fact]
    public void Inverse_OfMirrored_UndoesBoth()
    {
        Alignment alignment = new(0.9, 1.1, 0.05, -0.02);
        // Position 0.3 of the second lies at 0.9 x 0.3 + 0.05 = 0.32 in the first; mirrored, 0.7 lies at 0.68.
        Alignment mirrored = alignment.Mirrored;
        Assert.Equal(0.68, (mirrored.ScaleX * 0.7) + mirrored.ShiftX, 12);
        Alignment inverse = alignment.Inverse;
        Assert.Equal(0.3, (inverse.ScaleX * 0.32) + inverse.ShiftX, 12);
    }
}
