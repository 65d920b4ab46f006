import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Permit } from '../../platform/http/route';
import { SimulationDto, SimulationView } from './dto/simulation.dto';
import { SimulationService } from './simulation.service';

@ApiTags('assessment')
@Controller('api/assessments')
export class SimulationController {
  constructor(private readonly simulation: SimulationService) {}

  @Post('simulate')
  @HttpCode(200)
  @Permit('assessments.simulate')
  @ApiOperation({
    summary:
      'Score units by a scheme with every point explained, or say what is wrong with it; stores nothing',
    operationId: 'simulateAssessment',
  })
  @ApiOkResponse({ type: SimulationView })
  simulate(@Body() dto: SimulationDto): SimulationView {
    return this.simulation.simulate(dto);
  }
}
